using System.Text;
using ContentApi.Content.Model;

namespace ContentApi.Content.Tests.Model;

static class ModelUnderTest
{
    /// <summary>Reads a model of one file, <c>schema/model.graphql</c>.</summary>
    public static ContentModelResult Read(string sdl) => ContentModelReader.Read([new("schema/model.graphql", Encoding.UTF8.GetBytes(sdl))]);

    /// <summary>Reads the files of a listing (see <see cref="FileListing"/>).</summary>
    public static ContentModelResult ReadFiles(string listing) =>
        ContentModelReader.Read(FileListing.Parse(listing).Select(file => new ModelFile(file.Path, Encoding.UTF8.GetBytes(file.Text))));

    /// <summary>Reads a model of one file, which must have no diagnostics.</summary>
    public static ContentModel Model(string sdl)
    {
        var result = Read(sdl);
        Assert.Equal("", string.Join('\n', result.Diagnostics));
        return result.Model!;
    }
}
