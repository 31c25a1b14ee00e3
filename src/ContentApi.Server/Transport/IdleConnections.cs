namespace ContentApi.Server.Transport;

/// <summary>
/// Closes connections to make room for new ones: first those that have waited longest for a request, then those whose request has been arriving longest.
/// </summary>
/// <param name="all">All open connections.</param>
sealed class IdleConnections(Func<IEnumerable<SocketConnection>> all)
{
    /// <summary>The shortest time between two searches if the first found none, since a search looks at all connections.</summary>
    const int SearchPauseMilliseconds = 10;

    readonly Lock access = new();
    readonly Queue<(SocketConnection Connection, long Since)> candidates = new();
    long searched;

    /// <summary>Closes the connection that can be spared best.</summary>
    /// <returns>False if every connection is in use.</returns>
    public bool TryCloseOne()
    {
        lock (access)
        {
            if (TryCloseCandidate()) return true;
            var now = Environment.TickCount64;
            if (now - searched < SearchPauseMilliseconds) return false;
            Search();
            if (TryCloseCandidate()) return true;
            searched = now;
            return false;
        }
    }

    bool TryCloseCandidate()
    {
        while (candidates.TryDequeue(out var candidate))
            if (candidate.Connection.TryCloseIdle(candidate.Since)) return true;
        return false;
    }

    void Search()
    {
        var found = all()
            .Select(connection => (Connection: connection, connection.Idleness))
            .Where(pair => pair.Idleness.IsIdle)
            .ToList();
        // Connections whose request has begun to arrive are candidates only if there are no others.
        var isAnyEmpty = found.Exists(pair => !pair.Idleness.HasBegun);
        foreach (var (connection, idleness) in found.Where(pair => pair.Idleness.HasBegun != isAnyEmpty).OrderBy(pair => pair.Idleness.Since))
            candidates.Enqueue((connection, idleness.Since));
    }
}
