using System.Text;
using ContentApi.GraphQL.Language;

namespace ContentApi.GraphQL.Tests.Language;

public class DamagedDocumentTests
{
    const int Attempts = 3000;

    /// <summary>Seeded: the same damage in every run. Whatever a request holds, the parser gives a document or its one kind of error.</summary>
    [Theory]
    [InlineData(KitchenSink.Executable)]
    [InlineData(KitchenSink.TypeSystem)]
    public void A_damaged_document_is_another_document_or_a_syntax_error(string text)
    {
        var random = new Random(1);
        var whole = Encoding.UTF8.GetBytes(text);
        var refused = 0;
        for (var i = 0; i < Attempts; i++)
        {
            var bytes = Damage(whole, random);
            try
            {
                var printed = Printer.Print(Parser.ParseDocument(new(bytes)));
                Assert.Equal(printed, Printer.Print(Parser.ParseDocument(new(printed))));
            }
            catch (GraphQLException exception)
            {
                refused++;
                var location = Assert.Single(Assert.Single(exception.Errors).Locations);
                Assert.InRange(location.Line, 1, bytes.Length + 1);
                Assert.InRange(location.Column, 1, bytes.Length + 1);
            }
        }
        Assert.InRange(refused, Attempts / 4, Attempts - 100);
    }

    static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole.ToList();
        for (var changes = random.Next(1, 3); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 6), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.RemoveRange(at, bytes.Count - at); break;
                case 2: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
                case 3: bytes[at] = (byte)random.Next(256); break;
                case 4: bytes[at] = "{}()[]!$&|:=@.\"\\#\n\ra1-"u8[random.Next(22)]; break;
            }
            if (bytes.Count == 0) return [];
        }
        return [.. bytes];
    }
}
