using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ContentApi.Content.Diagnostics;
using ContentApi.Content.Documents;

namespace ContentApi.Content.Entries;

/// <summary>
/// Computes fingerprints of the items of a file: the first half of the SHA-256 of all that an entry is made of, the texts of an item and their places from its
/// first line. Two items with one fingerprint give the same entry, wherever they are in their files. Not thread-safe.
/// </summary>
sealed class ItemFingerprints
{
    readonly ArrayBufferWriter<byte> content = new();

    public UInt128 Of(MappingValue item)
    {
        content.ResetWrittenCount();
        Write(item, item.Position.Line);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    // The recursion is as deep as the document, which its reader limits. The length before each text and list keeps different items apart.
    void Write(DocumentValue value, int firstLine)
    {
        Write(value.Position, firstLine);
        switch (value)
        {
            case ScalarValue scalar:
                Write(scalar.Style == ScalarStyle.Plain ? 0 : 1, scalar.IsVerbatim ? 1 : 0, scalar.Indent);
                Write(scalar.TextPosition, firstLine);
                Write(scalar.Text);
                break;
            case ListValue list:
                Write(2, list.Items.Count);
                foreach (var inner in list.Items) Write(inner, firstLine);
                break;
            case MappingValue mapping:
                Write(3, mapping.Entries.Count);
                foreach (var entry in mapping.Entries)
                {
                    Write(entry.KeyPosition, firstLine);
                    Write(entry.Key);
                    Write(entry.Value, firstLine);
                }
                break;
        }
    }

    void Write(TextPosition position, int firstLine) => Write(position.Line - firstLine, position.Column);

    void Write(string text)
    {
        Write(text.Length);
        content.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    void Write(params ReadOnlySpan<int> numbers) => content.Write(MemoryMarshal.AsBytes(numbers));
}
