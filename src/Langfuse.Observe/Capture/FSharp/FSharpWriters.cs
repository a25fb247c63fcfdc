using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture.Writers;

namespace Langfuse.Observe.Capture.FSharp;

/// <summary>The writers of F#'s own types and of what its compiler makes, found by name: FSharp.Core is not referenced.</summary>
/// <remarks>Records need none: their values are fields behind properties. Under NativeAOT a value without metadata stays the name of its type.</remarks>
internal static class FSharpWriters
{
    /// <summary>The writer of a list, set, map, option or union; null for anything else.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made at run time: the net8.0 analyzer does not see the guard.")]
    public static ValueWriter? Find(Type type) => NameOf(type) switch
    {
        "Microsoft.FSharp.Collections.FSharpList`1" or "Microsoft.FSharp.Collections.FSharpSet`1" => RuntimeFeature.IsDynamicCodeSupported
            ? new FencedWriter(GenericWriters.Make(typeof(CollectionWriter<>), type.GetGenericArguments()))
            : new FencedWriter(new UntypedCollectionWriter()),
        "Microsoft.FSharp.Collections.FSharpMap`2" => RuntimeFeature.IsDynamicCodeSupported
            ? new FencedWriter(GenericWriters.Make(typeof(MapWriter<,>), type.GetGenericArguments()))
            : new FencedWriter(new UntypedCollectionWriter()),
        "Microsoft.FSharp.Control.FSharpAsync`1" => FixedTextWriter.TypeName(type),
        _ => FSharpUnion.Of(type) is { } union ? new FencedWriter(new UnionWriter(union)) : null,
    };

    private static string? NameOf(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition().FullName : null;
}
