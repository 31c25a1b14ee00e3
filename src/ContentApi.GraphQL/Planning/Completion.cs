using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using ContentApi.GraphQL.Binding;
using ContentApi.GraphQL.TypeSystem;

namespace ContentApi.GraphQL.Planning;

enum CompletionKind : byte { Scalar, Enum, Object, Abstract }

/// <summary>Determines how a value of a named type is completed. All fields of the type share one.</summary>
sealed class Completion
{
    static readonly ConditionalWeakTable<NamedType, Completion> Completions = [];

    Completion(NamedType type)
    {
        switch (type)
        {
            case ScalarType scalar:
                Kind = CompletionKind.Scalar;
                Scalar = scalar.Coercion;
                break;
            case EnumType @enum:
                Kind = CompletionKind.Enum;
                EnumNames = @enum.Values.ToFrozenDictionary(value => value.Name, value => Encoding.ASCII.GetBytes($"\"{value.Name}\""));
                break;
            case ObjectType objectType:
                Kind = CompletionKind.Object;
                ObjectType = objectType;
                break;
            case InterfaceType or UnionType:
                Kind = CompletionKind.Abstract;
                ResolveType = (type as InterfaceType)?.ResolveType ?? (type as UnionType)?.ResolveType;
                break;
            default:
                throw new InvalidOperationException($"{type} is not an output type.");
        }
    }

    public CompletionKind Kind { get; }
    public bool IsLeaf => Kind <= CompletionKind.Enum;
    public ScalarCoercion? Scalar { get; }

    /// <summary>For an enum, the JSON string of each value by its name; null for other types.</summary>
    public FrozenDictionary<string, byte[]>? EnumNames { get; }
    public ObjectType? ObjectType { get; }
    public TypeResolver? ResolveType { get; }

    public static Completion For(NamedType type) => Completions.GetValue(type, static type => new(type));
}
