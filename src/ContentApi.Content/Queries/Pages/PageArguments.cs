using ContentApi.Content.Model;
using ContentApi.Content.Queries.Orders;
using ContentApi.Content.Snapshots;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Queries.Pages;

/// <summary>Which page of a list is wanted, checked (Relay's Cursor Connections specification, 4).</summary>
/// <param name="First">0 to <see cref="MaxSize"/>, or null.</param>
/// <param name="After">The path after which the page begins, or null.</param>
/// <param name="Last">0 to <see cref="MaxSize"/>, or null.</param>
/// <param name="Before">The path before which the page ends, or null.</param>
readonly record struct PageArguments(int? First, string? After, int? Last, string? Before)
{
    /// <summary>The size of a page where neither <c>first</c> nor <c>last</c> is given.</summary>
    public const int DefaultSize = 50;

    /// <summary>The largest page that one may ask for. More is an error, never a silent cut.</summary>
    public const int MaxSize = 500;

    /// <param name="arguments">Of a connection.</param>
    /// <param name="type">Of the entries; null where they are of several.</param>
    /// <exception cref="GraphQLException">A size out of range, or a cursor that is not of this list.</exception>
    public static PageArguments Read(ArgumentValues arguments, ContentType? type)
    {
        var first = Size(arguments, "first");
        var last = Size(arguments, "last");
        if (first is null && last is null) first = DefaultSize;
        return new(first, Path(arguments, "after", type), last, Path(arguments, "before", type));
    }

    /// <summary>The page in a list of a snapshot.</summary>
    /// <param name="snapshot">Whose entries are listed.</param>
    /// <param name="type">Of the entries; null where they are of several.</param>
    /// <param name="order">Null for the list's own.</param>
    /// <exception cref="GraphQLException">The entry of a cursor is gone, and the order is not that of paths, in which its place is known all the same.</exception>
    public Page In(ContentSnapshot snapshot, ContentType? type, EntryOrder? order)
    {
        Place? PlaceOf(string argument, string? path)
        {
            if (path is null) return null;
            var entry = snapshot.FindById(path) is { } found && (type is null || found.Type == type) ? found : null;
            if (entry is not null || order is null) return new(path, entry);
            throw new GraphQLException(
                $"The entry of the cursor in \"{argument}\" is there no more, so that its place in this order is not known. Ask again without \"{argument}\".", ErrorCodes.BadUserInput);
        }
        return new(First, PlaceOf("after", After), Last, PlaceOf("before", Before));
    }

    /// <exception cref="GraphQLException"><paramref name="size"/> is above <see cref="MaxSize"/>.</exception>
    public static void CheckSize(string argument, int size)
    {
        if (size <= MaxSize) return;
        throw new GraphQLException(new GraphQLError(
            $"Argument \"{argument}\" asks for {size} entries; at most {MaxSize} are given at once. Ask for them in several pages.",
            ErrorCodes.PageSizeExceeded)
        { Extensions = new Dictionary<string, object?> { ["argument"] = argument, ["limit"] = MaxSize } });
    }

    /// <summary>The longest page that the arguments can give, for the cost of an operation. A size that is refused gives none.</summary>
    public static int? LongestPage(ArgumentValues arguments)
    {
        var (first, last) = (arguments.Get<int?>("first"), arguments.Get<int?>("last"));
        if (first > MaxSize || last > MaxSize) return 0;
        return first is null && last is null ? DefaultSize : Math.Max(0, Math.Min(first ?? MaxSize, last ?? MaxSize));
    }

    /// <summary>The value of an argument that says how many entries are wanted.</summary>
    /// <exception cref="GraphQLException">It is below 0 or above <see cref="MaxSize"/>.</exception>
    public static int? Size(ArgumentValues arguments, string name)
    {
        if (arguments.Get<int?>(name) is not { } size) return null;
        if (size < 0)
            throw new GraphQLException($"Argument \"{name}\" must be 0 or more; {size} was given.", ErrorCodes.BadUserInput);
        CheckSize(name, size);
        return size;
    }

    static string? Path(ArgumentValues arguments, string name, ContentType? type)
    {
        if (arguments.Get<string>(name) is not { } cursor) return null;
        if (Cursor.TryDecode(cursor, type, out var path)) return path;
        throw new GraphQLException(
            $"Argument \"{name}\" is not a cursor of \"{type?.PluralName ?? "search"}\". Use a cursor of an edge, or startCursor or endCursor of pageInfo, unchanged.",
            ErrorCodes.BadUserInput);
    }
}
