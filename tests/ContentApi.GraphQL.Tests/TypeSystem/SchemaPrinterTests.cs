using ContentApi.GraphQL.Building;
using ContentApi.GraphQL.Language;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Tests.TypeSystem;

/// <summary>Expects the layout of the reference implementation's <c>printSchema</c>.</summary>
public class SchemaPrinterTests
{
    const string Everything = """"
        """All of it."""
        schema {
          query: Root
          mutation: Mutation
        }

        """A directive."""
        directive @first(
          """An argument."""
          a: Int = 1
          b: [String!]
        ) repeatable on FIELD | OBJECT

        directive @second on QUERY

        """
        A type.

        With "two" paragraphs.
        """
        type Root implements Node & Entity {
          """First: no blank line."""
          id: ID!

          """Second: a blank line."""
          entity(a: Int = 1, b: Filter = { title: "x" }, c: [Unit] = [WORD]): Entity @deprecated
          other(
            """One."""
            a: Int

            """
            A description that is longer than seventy characters, and so on lines of its own.
            """
            b: Float @deprecated(reason: "Say \"c\".")
            c: Boolean
          ): [Target!]! @deprecated(reason: "")
        }

        interface Node implements Entity {
          id: ID!
        }

        interface Entity {
          id: ID!
        }

        type Mutation {
          a: Date
        }

        union Target = Root | Mutation

        """ leading space"""
        scalar Date @specifiedBy(url: "https://example.org/date")

        scalar Plain

        enum Unit {
          """A word."""
          WORD
          LINE @deprecated(reason: "Lines differ.")

          "control \u0007"
          PAGE
        }

        input Filter {
          title: String = "a"
          limit: Int = null @deprecated
        }

        input Choice @oneOf {
          a: Int
          b: String
        }
        """";

    [Fact]
    public void A_printed_schema_prints_as_itself() => Assert.Equal(Everything, Print(Everything));

    [Fact]
    public void Built_ins_applied_directives_and_default_root_names_are_left_out() => Assert.Equal(
        "directive @own on OBJECT | FIELD_DEFINITION\n\ntype Query {\n  a: Int\n}\n\ntype Mutation {\n  b: String\n}",
        Print("schema { query: Query mutation: Mutation } directive @own on OBJECT | FIELD_DEFINITION "
            + "type Query @own { a: Int @own } type Mutation { b: String } scalar Int"));

    [Fact]
    public void A_default_name_that_is_no_root_needs_the_schema_definition() => Assert.Equal(
        "schema {\n  query: Query\n}\n\ntype Query {\n  a: Int\n}\n\ntype Mutation {\n  b: String\n}",
        Print("schema { query: Query } type Query { a: Int } type Mutation { b: String }"));

    [Fact]
    public void Extensions_are_printed_in_the_type() => Assert.Equal(
        "type Query {\n  a: Int\n  b: Int\n}", Print("extend type Query { b: Int } type Query { a: Int }"));

    static string Print(string sdl) => SchemaPrinter.Print(new SchemaBuilder().Add(Parser.ParseDocument(new(sdl))).Build());
}
