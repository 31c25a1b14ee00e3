using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Coercion;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Execution;

// complete     to write the value of a field, or of an item of its list, according to its type
// level        the number of lists of a field's type around the current value: 0 for the field's whole value
// raise        to propagate a null where the type is non-null: the method returns false, and the nearest nullable ancestor
//              truncates the buffer to its own beginning and writes null instead
// field error  is recorded with path and locations; the field is then completed as null

/// <summary>
/// Executes a plan and writes the response (specification, 6.2 to 6.4), in one recursive, synchronous walk that is as deep as the
/// operation. An instance executes one request at a time and is reused.
/// </summary>
sealed class Executor
{
    /// <summary>
    /// The number of errors in one response. Stops a list of a million failing items from filling the memory with errors that nobody reads.
    /// </summary>
    public const int MaxErrors = 1000;

    [ThreadStatic]
    static Executor? idle;

    readonly ResponsePath path = new();
    readonly List<GraphQLError> errors = [];
    readonly StepMeter meter = new();

    // The coerced arguments of fields whose arguments hold variables, from their first use in the request: an ArgumentValues or a GraphQLException.
    object?[] argumentSlots = [];
    int usedSlots;
    long fieldsResolved;
    ResponseWriter writer = null!;
    VariableValues variables = null!;
    Deadline deadline;
    Action<Exception, IReadOnlyList<object>>? unexpectedError;
    object? state;
    CancellationToken cancellation;

    /// <summary>
    /// Writes <c>{"data":...,"errors":[...]</c> without the closing brace. Mutations are executed like queries, because execution is serial.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled. The response is incomplete.</exception>
    /// <exception cref="RequestAbortedException">A limit was exceeded. The response is incomplete.</exception>
    /// <returns>The amount of work: the number of resolved fields plus the steps that resolvers counted.</returns>
    public static long ExecuteOperation(
        PlanVariant plan, VariableValues variables, GraphQLRequest request, ResponseWriter writer, Deadline deadline,
        GraphQLEngineOptions options, CancellationToken cancellation)
    {
        // A resolver may execute another request on the same thread. It finds no idle executor and creates another.
        var executor = idle ?? new Executor();
        idle = null;
        executor.writer = writer;
        executor.variables = variables;
        executor.deadline = deadline;
        executor.meter.Start(options.MaxSteps, deadline);
        executor.unexpectedError = options.UnexpectedError;
        executor.state = request.State;
        executor.cancellation = cancellation;
        try
        {
            executor.ExecuteRootSelectionSet(plan.Root, request);
            return executor.fieldsResolved + executor.meter.Taken;
        }
        finally
        {
            executor.Reset();
            idle = executor;
        }
    }

    void ExecuteRootSelectionSet(SelectionPlan plan, GraphQLRequest request)
    {
        writer.WriteRaw("{\"data\":"u8);
        var mark = writer.Length;
        if (!ExecuteSelectionSet(plan, request.RootValue))
        {
            writer.Discard(mark);
            writer.WriteNull();
        }
        if (request.FurtherErrors is { } further) errors.AddRange(further());
        if (errors.Count > 0)
        {
            writer.WriteRaw((byte)',');
            ErrorWriter.WriteErrors(writer, errors);
        }
    }

    bool ExecuteSelectionSet(SelectionPlan plan, object? source)
    {
        cancellation.ThrowIfCancellationRequested();
        if (plan.Error is { } error)
        {
            Report(error);
            return false;
        }
        var fields = plan.Selected;
        fieldsResolved += fields.Length;
        deadline.Tick(fields.Length);
        var slotted = source as SlottedObject;
        for (var i = 0; ; i++)
        {
            if (slotted is not null) i = LeafWriter.WriteLeaves(writer, fields, i, slotted);
            if (i >= fields.Length) break;
            ref readonly var field = ref fields[i];
            writer.WriteRaw(field.Prefix);
            if (!field.IsConstant && !ExecuteField(field, source, slotted)) return false;
        }
        writer.WriteRaw(plan.Closing);
        return true;
    }

    bool ExecuteField(in SelectedField field, object? source, SlottedObject? slotted)
    {
        foreach (var view in field.Within) path.Push(view);
        var written = field.IsSelf ? CompleteField(field.Plan, source)
            : slotted is not null && field.Slot >= 0 ? CompleteField(field.Plan, slotted.ValueAt(field.Slot))
            : ExecuteField(field.Plan, source);
        foreach (var _ in field.Within) path.Pop();
        return written;
    }

    bool ExecuteField(FieldPlan field, object? source)
    {
        path.Push(field);
        var written = TryResolveFieldValue(field, source, out var value) ? CompleteValue(field, 0, value) : RaiseNull(field, 0);
        path.Pop();
        return written;
    }

    bool CompleteField(FieldPlan field, object? value)
    {
        path.Push(field);
        var written = CompleteValue(field, 0, value);
        path.Pop();
        return written;
    }

    bool TryResolveFieldValue(FieldPlan field, object? source, out object? value)
    {
        deadline.Tick(Deadline.WorkOfResolver);
        try
        {
            var arguments = field.Arguments ?? CoerceArgumentValues(field);
            value = field.Resolver(source, new FieldContext(arguments, state, meter));
            return true;
        }
        catch (Exception exception) when (IsFieldError(exception))
        {
            HandleFieldError(field, exception);
            value = null;
            return false;
        }
    }

    ArgumentValues CoerceArgumentValues(FieldPlan field)
    {
        if (!field.HasVariableArguments) throw field.ArgumentError!;
        var slot = field.ArgumentSlot;
        if (slot >= argumentSlots.Length) Array.Resize(ref argumentSlots, Math.Max(slot + 1, argumentSlots.Length * 2));
        usedSlots = Math.Max(usedSlots, slot + 1);
        switch (argumentSlots[slot])
        {
            case ArgumentValues known: return known;
            case GraphQLException known: throw new GraphQLException(known.Errors);
        }
        try
        {
            var values = field.BindArguments(variables);
            argumentSlots[slot] = values;
            return values;
        }
        catch (GraphQLException exception)
        {
            argumentSlots[slot] = exception;
            throw;
        }
    }

    /// <summary>Writes the value, or null if the value fails and the level is nullable. Returns false if a null is raised.</summary>
    bool CompleteValue(FieldPlan field, int level, object? value)
    {
        var completion = field.Completion;
        if (value is PreparedValue prepared && completion.IsLeaf)
        {
            writer.WriteRaw(prepared.Span);
            return true;
        }
        if (value is null) return CompleteNull(field, level);

        var mark = writer.Length;
        var written = level < field.ListDepth
            ? CompleteListValue(field, level, value)
            : completion.Kind switch
            {
                CompletionKind.Object => ExecuteSelectionSet(field.SelectionFor(completion.ObjectType!), value),
                CompletionKind.Abstract => CompleteAbstractValue(field, value),
                _ => CompleteLeafValue(field, value),
            };
        if (written) return true;
        writer.Discard(mark);
        return RaiseNull(field, level);
    }

    bool CompleteNull(FieldPlan field, int level)
    {
        if (field.IsNonNull(level))
            Report(new($"Cannot return null for non-nullable field {field}.", ErrorCodes.InternalServerError, field.Nodes.Places()));
        return RaiseNull(field, level);
    }

    bool RaiseNull(FieldPlan field, int level)
    {
        if (field.IsNonNull(level)) return false;
        writer.WriteNull();
        return true;
    }

    bool CompleteListValue(FieldPlan field, int level, object value)
    {
        var array = value as object?[];
        if (array is null && value is string or not IEnumerable)
        {
            ReportFault(field, $"Expected Iterable, but did not find one for field \"{field}\".");
            return false;
        }
        writer.WriteRaw((byte)'[');
        path.PushItem();
        var written = array is not null ? CompleteItems(field, level + 1, array) : CompleteSequence(field, level + 1, (IEnumerable)value);
        path.Pop();
        if (written) writer.WriteRaw((byte)']');
        return written;
    }

    bool CompleteItems(FieldPlan field, int level, object?[] items)
    {
        if (level == field.ListDepth && field.Completion.ObjectType is { } type) return CompleteObjects(field, level, field.SelectionFor(type), items);
        var areLeaves = field.Completion.IsLeaf;
        for (var i = 0; i < items.Length; i++)
        {
            if (areLeaves && items[i] is PreparedValue prepared)
            {
                if (i > 0) writer.WriteRaw((byte)',');
                writer.WriteRaw(prepared.Span);
            }
            else if (!CompleteItem(field, level, i, items[i])) return false;
        }
        return true;
    }

    /// <summary>Completes a list of objects of one type, the most frequent kind of list.</summary>
    bool CompleteObjects(FieldPlan field, int level, SelectionPlan selection, object?[] items)
    {
        var i = 0;
        if (selection.IsOfLeaves)
        {
            cancellation.ThrowIfCancellationRequested();
            i = LeafWriter.WriteObjects(writer, selection, items);
            fieldsResolved += (long)selection.Selected.Length * i;
            deadline.Tick(selection.Selected.Length * i);
        }
        for (; i < items.Length; i++)
        {
            if (i > 0) writer.WriteRaw((byte)',');
            path.Index = i;
            var mark = writer.Length;
            if (items[i] is not { } item)
            {
                if (!CompleteNull(field, level)) return false;
            }
            else if (!ExecuteSelectionSet(selection, item))
            {
                writer.Discard(mark);
                if (!RaiseNull(field, level)) return false;
            }
        }
        return true;
    }

    bool CompleteItems(FieldPlan field, int level, IReadOnlyList<object?> items)
    {
        for (var i = 0; i < items.Count; i++)
            if (!CompleteItem(field, level, i, items[i])) return false;
        return true;
    }

    bool CompleteItems(FieldPlan field, int level, IEnumerable items)
    {
        var i = 0;
        foreach (var item in items)
            if (!CompleteItem(field, level, i++, item)) return false;
        return true;
    }

    bool CompleteSequence(FieldPlan field, int level, IEnumerable items)
    {
        try
        {
            return items is IReadOnlyList<object?> list ? CompleteItems(field, level, list) : CompleteItems(field, level, items);
        }
        catch (Exception exception) when (IsFieldError(exception))
        {
            // Only the enumeration can throw here, so the error belongs to the list and not to an item.
            path.Pop();
            HandleFieldError(field, exception);
            path.PushItem();
            return false;
        }
    }

    bool CompleteItem(FieldPlan field, int level, int index, object? item)
    {
        if (index > 0) writer.WriteRaw((byte)',');
        path.Index = index;
        return CompleteValue(field, level, item);
    }

    bool CompleteLeafValue(FieldPlan field, object value)
    {
        if (field.Completion.EnumNames is { } names)
        {
            if (value is string name && names.TryGetValue(name, out var bytes))
            {
                writer.WriteRaw(bytes);
                return true;
            }
            ReportFault(field, $"Enum \"{field.Field.Type.Named}\" cannot represent value: {(value is string ? $"\"{value}\"" : value)}");
            return false;
        }
        try
        {
            field.Completion.Scalar!.WriteResult(value, writer);
            return true;
        }
        catch (Exception exception) when (IsFieldError(exception))
        {
            HandleFieldError(field, exception);
            return false;
        }
    }

    bool CompleteAbstractValue(FieldPlan field, object value) =>
        TryResolveAbstractType(field, value, out var selection) && ExecuteSelectionSet(selection, value);

    bool TryResolveAbstractType(FieldPlan field, object value, [NotNullWhen(true)] out SelectionPlan? selection)
    {
        selection = null;
        var type = field.Field.Type.Named;
        if (field.Completion.ResolveType is not { } resolveType)
        {
            ReportFault(field, $"Abstract type \"{type}\" has no type resolver, which field \"{field}\" needs.");
            return false;
        }
        string? name;
        try
        {
            name = resolveType(value);
        }
        catch (Exception exception) when (IsFieldError(exception))
        {
            HandleFieldError(field, exception);
            return false;
        }

        if (name is not null && (selection = field.FindSelection(name)) is not null) return true;
        if (name is null)
            ReportFault(field, $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{field}\".");
        else if (field.Schema.FindType(name) is not { } found)
            ReportFault(field, $"Abstract type \"{type}\" was resolved to a type \"{name}\" that does not exist inside the schema.");
        else if (found is not ObjectType objectType)
            ReportFault(field, $"Abstract type \"{type}\" was resolved to a non-object type \"{name}\".");
        else if (!field.Schema.IsSubType(objectType, type))
            ReportFault(field, $"Runtime Object type \"{name}\" is not a possible type for \"{type}\".");
        else
            selection = field.SelectionFor(objectType);
        return selection is not null;
    }

    bool IsFieldError(Exception exception) =>
        exception is not RequestAbortedException && !(exception is OperationCanceledException && cancellation.IsCancellationRequested);

    void HandleFieldError(FieldPlan field, Exception exception)
    {
        if (exception is not GraphQLException { Errors.Count: > 0 } told)
        {
            unexpectedError?.Invoke(exception, path.ToList() ?? []);
            Report(new("Unexpected error.", ErrorCodes.InternalServerError, field.Nodes.Places()));
            return;
        }
        foreach (var error in told.Errors)
        {
            Report(error.Locations.Count > 0
                ? error
                : new(error.Message, error.Code, field.Nodes.Places()) { Extensions = error.Extensions });
        }
    }

    /// <summary>
    /// Reports a value that its type does not allow. That is an error of the server, so it goes both to the response and to the host's handler.
    /// </summary>
    void ReportFault(FieldPlan field, string message)
    {
        unexpectedError?.Invoke(new InvalidOperationException(message), path.ToList() ?? []);
        Report(new(message, ErrorCodes.InternalServerError, field.Nodes.Places()));
    }

    void Report(GraphQLError error)
    {
        if (errors.Count < MaxErrors)
            errors.Add(new(error.Message, error.Code, error.Locations) { Path = path.ToList(), Extensions = error.Extensions });
        else if (errors.Count == MaxErrors)
            errors.Add(new($"More than {MaxErrors} fields failed; further errors are left out.", error.Code));
    }

    void Reset()
    {
        path.Clear();
        errors.Clear();
        Array.Clear(argumentSlots, 0, usedSlots);
        usedSlots = 0;
        fieldsResolved = 0;
        writer = null!;
        variables = null!;
        unexpectedError = null;
        state = null;
        cancellation = default;
    }
}
