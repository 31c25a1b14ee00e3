using ContentApi.GraphQL.Planning;

namespace ContentApi.GraphQL.Execution;

/// <summary>The executor's current position in the response: a reused stack, which is copied to an array only for an error.</summary>
sealed class ResponsePath
{
    // A field or, if Field is null, the index of a list's item.
    (FieldPlan? Field, int Index)[] entries = new (FieldPlan?, int)[64];
    int count;

    public void Push(FieldPlan field) => Push((field, 0));

    public void PushItem() => Push((null, 0));

    /// <summary>Sets the index of the current item in the innermost list.</summary>
    public int Index
    {
        set => entries[count - 1].Index = value;
    }

    public void Pop() => count--;

    public void Clear()
    {
        Array.Clear(entries);
        count = 0;
    }

    /// <summary>Returns the response names and indexes from the root; null at the root itself.</summary>
    public IReadOnlyList<object>? ToList()
    {
        if (count == 0) return null;
        var path = new object[count];
        for (var i = 0; i < count; i++) path[i] = entries[i].Field is { } field ? field.ResponseName : entries[i].Index;
        return path;
    }

    void Push((FieldPlan?, int) entry)
    {
        if (count == entries.Length) Array.Resize(ref entries, count * 2);
        entries[count++] = entry;
    }
}
