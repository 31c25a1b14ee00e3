using System.Collections.Frozen;
using ContentApi.GraphQL.Contract;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem.Scalars;

namespace ContentApi.GraphQL.TypeSystem;

/// <summary>The scalars and directives of every schema (specification, 3.5 and 3.13). A document may define them again without effect.</summary>
static class BuiltIns
{
    public const string DefaultDeprecationReason = "No longer supported";

    const string FloatDescription =
        "The `Float` scalar type represents signed double-precision fractional values as specified by "
        + "[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).";

    const string StringDescription =
        "The `String` scalar type represents textual data, represented as UTF-8 character sequences. "
        + "The String type is most often used by GraphQL to represent free-form human-readable text.";

    const string IdDescription =
        "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. "
        + "The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. "
        + "When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) input value will be accepted as an ID.";

    const string ReasonDescription =
        "Explains why this element was deprecated, usually also including a suggestion for how to access supported similar data. "
        + "Formatted using the Markdown syntax, as specified by [CommonMark](https://commonmark.org/).";

    public static DocumentNode Document { get; } = Parser.ParseDocument(
        new(
            $$""""
            """
            The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.
            """
            scalar Int

            """
            {{FloatDescription}}
            """
            scalar Float

            """
            {{StringDescription}}
            """
            scalar String

            """The `Boolean` scalar type represents `true` or `false`."""
            scalar Boolean

            """
            {{IdDescription}}
            """
            scalar ID

            """
            Directs the executor to include this field or fragment only when the `if` argument is true.
            """
            directive @include(
              """Included when true."""
              if: Boolean!
            ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

            """
            Directs the executor to skip this field or fragment when the `if` argument is true.
            """
            directive @skip(
              """Skipped when true."""
              if: Boolean!
            ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

            """Marks an element of a GraphQL schema as no longer supported."""
            directive @deprecated(
              """
              {{ReasonDescription}}
              """
              reason: String! = "No longer supported"
            ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

            """Exposes a URL that specifies the behavior of this scalar."""
            directive @specifiedBy(
              """The URL that specifies the behavior of this scalar."""
              url: String!
            ) on SCALAR

            """
            Indicates exactly one field must be supplied and this field must not be `null`.
            """
            directive @oneOf on INPUT_OBJECT
            """",
            "built-in definitions"),
        ParserOptions.TypeSystem);

    public static FrozenDictionary<string, ScalarCoercion> Scalars { get; } = new Dictionary<string, ScalarCoercion>
    {
        ["Int"] = new IntCoercion(),
        ["Float"] = new FloatCoercion(),
        ["String"] = new StringCoercion(),
        ["Boolean"] = new BooleanCoercion(),
        ["ID"] = new IdCoercion(),
    }.ToFrozenDictionary();

    public static FrozenSet<string> Directives { get; } = FrozenSet.Create("include", "skip", "deprecated", "specifiedBy", "oneOf");
}
