namespace ContentApi.GraphQL.Tests.Language;

/// <summary>Documents with every production of the grammar, in the layout of the reference implementation's printer.</summary>
static class KitchenSink
{
    public const string Executable = """"
        """Described, with "quotes" and a \""" inside."""
        query Pages(
        """Which page."""
        $slug: String! = "home" @deprecated
        "\u0007"
        $flags: [Boolean!]! = [true, false]
        ) @onQuery {
          alias: page(slug: $slug, on: null) @include(if: $flags) {
            ...PageParts @onSpread(a: 1)
            ... on Page @onInline {
              id
            }
            ... {
              __typename
            }
            ... @skip(unless: $flags) {
              fragment
            }
          }
          longCall(
            first: 1234567890
            filter: { title: { contains: "something long enough" }, tags: [RED, GREEN] }
            empty: {  }
            none: []
          )
          numbers(a: -0, b: 0.0, c: -1.5e+10, d: 6E23, e: 123456789012345678901234567890)
          strings(a: "", b: "tab\t quote\" slash\\ \u007F ü 😀", c: """one line""")
          block(text: """
          first
            indented
          last
          """)
        }

        query Bare($x: Int) {
          a
        }

        mutation M {
          type
        }

        subscription query {
          on
        }

        """A fragment."""
        fragment PageParts on Page @onFragment {
          title
        }

        {
          query
          mutation
          subscription
          input
          true
          null
        }
        """";

    public const string TypeSystem = """"
        """A schema with everything."""
        schema @onSchema {
          query: Query
          mutation: Mutation
          subscription: Subscription
        }

        extend schema @onSchema

        extend schema {
          query: Query
        }

        """
        A type that says
        more than a line.
        """
        type Page implements Node & Entity @onObject(list: [1, 2]) {
          """A field."""
          title(
            """The argument."""
            length: Int = 10 @onArgument
            "unit\u0000"
            unit: Unit! = WORD
          ): String! @deprecated(reason: "Use name.")
          tags(first: Int, after: ID): [[Tag!]!]
          type: type
        }

        type Empty

        type OnlyInterfaces implements Node

        extend type Page implements Third

        extend type Page @onObject

        extend type Page {
          extra: Int
        }

        interface Node implements Entity @onInterface {
          id: ID!
        }

        interface Undefined

        extend interface Node @onInterface

        extend interface Node implements Fourth

        """A union."""
        union Target @onUnion = Page | Report

        union Unknown

        extend union Target = Link | Menu

        extend union Target @onUnion

        scalar Date @specifiedBy(url: "https://example.org/date")

        extend scalar Date @onScalar

        enum Unit @onEnum {
          """A word."""
          WORD
          LINE @deprecated
        }

        enum NoValues

        extend enum Unit @onEnum

        extend enum Unit {
          PARAGRAPH
        }

        input Filter @oneOf {
          """Its title."""
          title: String
          range: Range = { from: 1, to: 2 } @onInputField
        }

        input NoFields

        extend input Filter @onInput

        extend input Filter {
          more: [Filter!]
        }

        """A directive."""
        directive @onObject(
          """A list."""
          list: [Int!]
        ) repeatable on OBJECT | INTERFACE

        directive @everywhere(a: Int = 1, b: String) on QUERY | MUTATION | SUBSCRIPTION | FIELD | FRAGMENT_DEFINITION | FRAGMENT_SPREAD | INLINE_FRAGMENT
        """"
        + " | VARIABLE_DEFINITION | SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT"
        + " | INPUT_FIELD_DEFINITION";
}
