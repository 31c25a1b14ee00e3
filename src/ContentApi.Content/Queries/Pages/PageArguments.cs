using ContentApi.Content.Model;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Pages;

/// <summary>The checked arguments of a page (Relay's Cursor Connections specification, 4).</summary>
/// <param name="First">The size from the beginning, 0 to <see cref="MaxSize"/>; null if it is not given.</param>
/// <param name="After">The cursor of the entry after which the page begins; null for the beginning of the list.</param>
/// <param name="Last">The size from the end, 0 to <see cref="MaxSize"/>; null if it is not given.</param>
/// <param name="Before">The cursor of the entry before which the page ends; null for the end of the list.</param>
readonly record struct PageArguments(int? First, Cursor? After, int? Last, Cursor? Before)
{
    /// <summary>The size of a page if neither <c>first</c> nor <c>last</c> is given.</summary>
    public const int DefaultSize = 50;

    /// <summary>The largest size of a page. A larger one is an error; a page is never shortened silently.</summary>
    public const int MaxSize = 500;

    /// <summary>Reads the arguments <c>first</c>, <c>after</c>, <c>last</c> and <c>before</c>.</summary>
    /// <param name="arguments">The arguments of a connection.</param>
    /// <param name="type">The type of the entries; null if they have several types.</param>
    /// <exception cref="GraphQLException">A size is out of range, or a cursor is not one of this list.</exception>
    public static PageArguments Read(ArgumentValues arguments, ContentType? type)
    {
        var first = Size(arguments, "first");
        var last = Size(arguments, "last");
        if (first is null && last is null) first = DefaultSize;
        return new(first, CursorOf(arguments, "after", type), last, CursorOf(arguments, "before", type));
    }

    /// <summary>Finds the places of the cursors in a snapshot.</summary>
    /// <param name="snapshot">The snapshot whose entries are listed.</param>
    /// <param name="type">The type of the entries; null if they have several types.</param>
    /// <param name="order">The order of the list; null for the order of places, or of scores for a search.</param>
    /// <exception cref="GraphQLException">
    /// The entry of a cursor no longer exists and <paramref name="order"/> is not null. In the order of places the position of a deleted entry is known.
    /// </exception>
    public Page In(ContentSnapshot snapshot, ContentType? type, EntryOrder? order)
    {
        Place? PlaceOf(string argument, Cursor? given)
        {
            if (given is not { } cursor) return null;
            var entry = snapshot.FindById(cursor.Path) is { } found && (type is null || found.Type == type) ? found : null;
            if (entry is not null || order is null) return new(entry?.Place ?? cursor.Place, entry);
            throw new GraphQLException(
                $"The entry of the cursor in \"{argument}\" no longer exists, so its position in this order is unknown. "
                    + $"Send the request without \"{argument}\".",
                ErrorCodes.BadUserInput);
        }
        return new(First, PlaceOf("after", After), Last, PlaceOf("before", Before));
    }

    /// <summary>Throws if a size is too large.</summary>
    /// <exception cref="GraphQLException"><paramref name="size"/> is above <see cref="MaxSize"/>.</exception>
    public static void CheckSize(string argument, int size)
    {
        if (size <= MaxSize) return;
        throw new GraphQLException(new GraphQLError(
            $"Argument \"{argument}\" asks for {size} entries; at most {MaxSize} are given at once. Ask for them in several pages.",
            ErrorCodes.PageSizeExceeded)
        { Extensions = new Dictionary<string, object?> { ["argument"] = argument, ["limit"] = MaxSize } });
    }

    /// <summary>The maximum number of entries of the page, for the cost of an operation; 0 if a size is out of range, which is an error.</summary>
    public static int? LongestPage(ArgumentValues arguments)
    {
        var (first, last) = (arguments.Get<int?>("first"), arguments.Get<int?>("last"));
        if (first > MaxSize || last > MaxSize) return 0;
        return first is null && last is null ? DefaultSize : Math.Max(0, Math.Min(first ?? MaxSize, last ?? MaxSize));
    }

    /// <summary>Reads an argument that limits the number of entries; null if it is not given.</summary>
    /// <exception cref="GraphQLException">The value is below 0 or above <see cref="MaxSize"/>.</exception>
    public static int? Size(ArgumentValues arguments, string name)
    {
        if (arguments.Get<int?>(name) is not { } size) return null;
        if (size < 0)
            throw new GraphQLException($"Argument \"{name}\" must be 0 or more; {size} was given.", ErrorCodes.BadUserInput);
        CheckSize(name, size);
        return size;
    }

    static Cursor? CursorOf(ArgumentValues arguments, string name, ContentType? type)
    {
        if (arguments.Get<string>(name) is not { } text) return null;
        if (Cursor.TryDecode(text, type, out var cursor)) return cursor;
        throw new GraphQLException(
            $"Argument \"{name}\" is not a cursor of \"{type?.PluralName ?? "search"}\". "
                + "Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.",
            ErrorCodes.BadUserInput);
    }
}
