using System.Text;
using System.Text.Json;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Response;
using ContentApi.GraphQL.Tests.Execution;

namespace ContentApi.GraphQL.Tests.Response;

public sealed class ResponseWriterTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a \"quote\" and a \\", """
        "a \"quote\" and a \\"
        """)]
    [InlineData("\b\f\n\r\t", """
        "\b\f\n\r\t"
        """)]
    [InlineData("\0\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("é € 𝄞 </script> 'x' \u2028", "\"é € 𝄞 </script> 'x' \u2028\"")]
    public void A_string_is_escaped_where_json_requires_it_and_nowhere_else(string value, string expected) =>
        Assert.Equal(expected, Write(writer => writer.WriteString(value)));

    [Fact]
    public void The_memory_of_a_long_response_is_taken_from_the_room_and_given_back()
    {
        var room = new Room(64 << 20);
        using var writer = new ResponseWriter { Room = room };
        writer.WriteRaw(new byte[ResponseChunks.Bytes]);
        Assert.Equal(0, room.Used);
        writer.WriteRaw(new byte[5 << 20]);
        Assert.Equal(writer.Capacity - ResponseChunks.Bytes, room.Used);
        writer.Clear();
        Assert.Equal((0, 0), (room.Used, writer.Refused));
        writer.WriteRaw(new byte[5 << 20]);
        Assert.Equal(writer.Capacity - ResponseChunks.Bytes, writer.HandOverRoom());
        writer.Dispose();
        // The memory that was handed over is given back by its new owner.
        Assert.NotEqual(0, room.Used);
    }

    [Fact]
    public void A_request_whose_response_has_no_room_ends_and_says_how_much_it_needed()
    {
        var engine = TestEngine.Create(
            "type Query { s: String  t: String }", null,
            ("Query.s", (_, in _) => new string('x', 3 << 20)), ("Query.t", (_, in _) => throw new InvalidOperationException()));
        var room = new Room(2 << 20);
        using var writer = new ResponseWriter { Room = room };
        Assert.Equal(ExecutionOutcome.NoRoom, engine.Execute(new() { Query = "{ t s }"u8.ToArray() }, writer, TestContext.Current.CancellationToken));
        Assert.True(writer.Refused > 0);
        Assert.InRange(room.Used, 0, 2 << 20);
        Assert.Equal(
            "SERVICE_UNAVAILABLE",
            JsonElement.Parse(writer.Written.Span).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        writer.Clear();
        Assert.Equal((0, 0), (room.Used, writer.Refused));
        room.Size = 64 << 20;
        Assert.Equal(ExecutionOutcome.Executed, engine.Execute(new() { Query = "{ s }"u8.ToArray() }, writer, TestContext.Current.CancellationToken));
        Assert.InRange(writer.Length, 3 << 20, 4 << 20);
    }

    sealed class Room(long size) : IResponseRoom
    {
        public long Size { get; set; } = size;
        public long Used { get; private set; }

        public bool TryTake(long bytes, long held)
        {
            if (Used + bytes > Size) return false;
            Used += bytes;
            return true;
        }

        public void Take(long bytes) => Used += bytes;

        public void GiveBack(long bytes) => Used -= bytes;
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        Assert.Equal("\"a \ufffd and \ufffd.\"", Write(writer => writer.WriteString("a \ud834 and \udd1e.")));
        Assert.Equal("\"ends with \ufffd\"", Write(writer => writer.WriteString("ends with \ud834")));
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(100_001)]
    public void A_long_string_reads_back_unchanged(int length)
    {
        var value = string.Concat(Enumerable.Range(0, length).Select(i => (i % 7) switch { 0 => "𝄞", 1 => "\n", 2 => "€", _ => "a" }));
        Assert.Equal(value, JsonSerializer.Deserialize<string>(Write(writer => writer.WriteString(value))));
    }

    [Fact]
    public void Numbers_and_booleans_are_written_as_json()
    {
        Assert.Equal("-2147483648", Write(writer => writer.WriteInt(int.MinValue)));
        Assert.Equal("-9223372036854775808", Write(writer => writer.WriteLong(long.MinValue)));
        Assert.Equal("0.1", Write(writer => writer.WriteDouble(0.1)));
        Assert.Equal("-1.7976931348623157E+308", Write(writer => writer.WriteDouble(double.MinValue)));
        Assert.Equal("3", Write(writer => writer.WriteDouble(3)));
        Assert.Equal("true", Write(writer => writer.WriteBoolean(true)));
        Assert.Equal("false", Write(writer => writer.WriteBoolean(false)));
        Assert.Equal("null", Write(writer => writer.WriteNull()));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_json_cannot_represent_is_refused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(writer => writer.WriteDouble(value)));

    [Fact]
    public void Truncating_removes_the_bytes_that_were_written_since()
    {
        Assert.Equal("[null]", Write(writer =>
        {
            writer.WriteRaw((byte)'[');
            var mark = writer.Length;
            writer.WriteString(new string('x', 10_000));
            writer.TruncateTo(mark);
            writer.WriteRaw("null]"u8);
        }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Write(writer => writer.TruncateTo(1)));
    }

    [Fact]
    public void Writing_and_truncating_across_chunks_gives_the_same_bytes_as_one_buffer()
    {
        var random = new Random(20_261_130);
        using var writer = new ResponseWriter { Room = new Room(64 << 20) };
        for (var round = 0; round < 50; round++)
        {
            var expected = new StringBuilder();
            writer.Clear();
            var marks = new Stack<int>();
            for (var step = 0; step < 200; step++)
            {
                switch (random.Next(6))
                {
                    case 0:
                        var raw = new string((char)('a' + random.Next(26)), random.Next(ResponseChunks.Bytes / 2));
                        Append(raw, bytes => writer.WriteRaw(Encoding.UTF8.GetBytes(bytes)));
                        break;
                    case 1: Append("x", _ => writer.WriteRaw((byte)'x')); break;
                    case 2: Append(step.ToString(System.Globalization.CultureInfo.InvariantCulture), _ => writer.WriteInt(step)); break;
                    case 3:
                        var text = new string((char)('0' + random.Next(10)), random.Next(20_000));
                        Append($"\"{text}\"", _ => writer.WriteString(text));
                        break;
                    case 4: marks.Push(writer.Length); break;
                    default:
                        if (!marks.TryPop(out var mark)) break;
                        writer.TruncateTo(mark);
                        expected.Length = mark;
                        break;
                }
                Assert.Equal(expected.Length, writer.Length);
            }
            Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(writer.Written.Span));
            Assert.Equal(expected.ToString(), string.Concat(writer.Pieces.Select(piece => Encoding.UTF8.GetString(piece.Span))));

            void Append(string text, Action<string> write)
            {
                expected.Append(text);
                write(text);
            }
        }
    }

    [Fact]
    public void A_cleared_writer_starts_again_and_its_chunks_are_given_back()
    {
        using var writer = new ResponseWriter();
        writer.WriteRaw(new byte[5_000_000]);
        writer.Clear();
        writer.WriteNull();
        Assert.Equal("null"u8, writer.Written.Span);
        Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(writer.Written, out var segment));
        Assert.InRange(segment.Array!.Length, 1, ResponseChunks.Bytes);
    }

    [Fact]
    public void A_disposed_writer_refuses_to_write()
    {
        var writer = new ResponseWriter();
        writer.Dispose();
        writer.Dispose();
        Assert.Throws<ObjectDisposedException>(writer.WriteNull);
    }

    [Fact]
    public void Prepared_values_hold_their_json()
    {
        Assert.Equal("\"a\\\"b\"", Json(PreparedValue.FromString("a\"b")));
        Assert.Equal("\"2024-05-01\"", Json(PreparedValue.FromString(new DateOnly(2024, 5, 1), "2024-05-01")));
        Assert.Equal("-7", Json(PreparedValue.FromInt(-7)));
        Assert.Equal("1.5", Json(PreparedValue.FromDouble(1.5)));
        Assert.Equal("true", Json(PreparedValue.FromBoolean(true)));
        Assert.Equal(new DateOnly(2024, 5, 1), PreparedValue.FromString(new DateOnly(2024, 5, 1), "2024-05-01").Value);
    }

    static string Json(PreparedValue value) => Encoding.UTF8.GetString(value.Utf8Json.Span);

    static string Write(Action<ResponseWriter> write)
    {
        using var writer = new ResponseWriter();
        write(writer);
        return Encoding.UTF8.GetString(writer.Written.Span);
    }
}
