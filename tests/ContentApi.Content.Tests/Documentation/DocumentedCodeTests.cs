using ContentApi.GraphQL.Contract;

namespace ContentApi.Content.Tests.Documentation;

public sealed class DocumentedCodeTests
{
    public static TheoryData<string> Codes =>
        [.. typeof(ErrorCodes).GetFields().Select(code => (string)code.GetRawConstantValue()!)];

    [Theory, MemberData(nameof(Codes))]
    public void Every_error_code_is_explained(string code) => Assert.Contains($"| `{code}` |", ProjectFolder.Read("docs/errors.md"));
}
