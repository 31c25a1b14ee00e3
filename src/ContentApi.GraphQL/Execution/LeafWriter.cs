using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Planning;
using ContentApi.GraphQL.Response;

namespace ContentApi.GraphQL.Execution;

/// <summary>Copies leaves that an object has as JSON already (decision 18), without a call for each.</summary>
static class LeafWriter
{
    /// <summary>
    /// Writes objects of a list, with commas between them, up to the first of which <see cref="WriteLeaves"/> does not write every selected field.
    /// </summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="selection">The selected fields of each object.</param>
    /// <param name="items">The list.</param>
    /// <returns>The number of objects written.</returns>
    public static int WriteObjects(ResponseWriter writer, SelectionPlan selection, object?[] items)
    {
        var (start, i) = (writer.Length, 0);
        var fields = selection.Selected;
        for (; i < items.Length && items[i] is SlottedObject source; i++)
        {
            var mark = writer.Length;
            if (WriteLeaves(writer, fields, 0, source) < fields.Length)
            {
                writer.TruncateTo(mark);
                break;
            }
            writer.WriteRaw(selection.ClosingInList);
        }
        // The comma after the last.
        if (writer.Length > start) writer.TargetLength--;
        return i;
    }

    /// <summary>Writes fields of an object one after another, as long as each is a leaf that the object has as JSON, or the same for all objects.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="fields">Of the object's selection.</param>
    /// <param name="i">The first of them to write.</param>
    /// <param name="source">The object.</param>
    /// <returns>The first field that is neither, of which nothing is written; the number of fields where there is none.</returns>
    /// <remarks>
    /// Most stretches are short, and their lengths vary, so that the processor mispredicts a copy by length. Copying a fixed number of bytes takes a third
    /// of the time. The next write overwrites the bytes that were copied beyond the stretch.
    /// </remarks>
    public static int WriteLeaves(ResponseWriter writer, SelectedField[] fields, int i, SlottedObject source)
    {
        var (places, bytes, isWhole) = (source.Places, source.Bytes, source.IsWhole);
        ref var first = ref MemoryMarshal.GetArrayDataReference(bytes);
        // In registers: a field of this would be written and read again for each stretch.
        ref var target = ref MemoryMarshal.GetArrayDataReference(writer.Target);
        var (at, room) = (writer.TargetLength, writer.TargetEnd - Padded.Slack);
        while ((uint)i < (uint)fields.Length)
        {
            ref readonly var field = ref fields[i];
            if (field.LeafEnd > places)
            {
                if (!field.IsConstant) break;
                writer.TargetLength = at;
                writer.WriteRaw(field.Prefix);
                target = ref MemoryMarshal.GetArrayDataReference(writer.Target);
                (at, room) = (writer.TargetLength, writer.TargetEnd - Padded.Slack);
                i++;
                continue;
            }
            ref var ofField = ref Unsafe.Add(ref Unsafe.As<byte, int>(ref first), field.LeafSlot);
            var stretches = isWhole ? field.LeafEnd - field.LeafSlot : 1;
            var start = ofField + field.Skip;
            var count = Unsafe.Add(ref ofField, stretches) - start;
            if (count <= 0) break;

            i += stretches;
            ref readonly var leading = ref field.Leading;
            if (leading.Length > Padded.Slack || at + leading.Length + count > room)
            {
                writer.TargetLength = at;
                writer.WriteRaw(leading.Span);
                writer.WriteRaw(field.Joint);
                writer.WriteRaw(bytes.AsSpan(start + 1, count - 1));
                target = ref MemoryMarshal.GetArrayDataReference(writer.Target);
                (at, room) = (writer.TargetLength, writer.TargetEnd - Padded.Slack);
                continue;
            }
            if (leading.Length > 0)
            {
                Padded.CopySlack(ref MemoryMarshal.GetArrayDataReference(leading.Bytes), ref Unsafe.Add(ref target, at));
                at += leading.Length;
            }
            if (count <= MostSlack && bytes.Length - start - count >= Padded.Slack)
                for (var copied = 0; copied < count; copied += Padded.Slack)
                    Padded.CopySlack(ref Unsafe.Add(ref first, start + copied), ref Unsafe.Add(ref target, at + copied));
            else bytes.AsSpan(start, count).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, at), count));
            Unsafe.Add(ref target, at) = field.Joint;
            at += count;
        }
        writer.TargetLength = at;
        return i;
    }

    /// <summary>The longest stretch, in bytes, that is copied in blocks of <see cref="Padded.Slack"/>; a longer one is copied by its length.</summary>
    const int MostSlack = 4 * Padded.Slack;
}
