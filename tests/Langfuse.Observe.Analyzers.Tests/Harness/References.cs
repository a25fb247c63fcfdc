using Microsoft.AspNetCore.Builder;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>What test programs are compiled against.</summary>
internal static class References
{
    private static readonly Lazy<MetadataReference[]> s_framework = new(() =>
        [.. Pack("Microsoft.NETCore.App.Ref"), .. Pack("Microsoft.AspNetCore.App.Ref")]);

    private static readonly Lazy<MetadataReference[]> s_langfuse = new(() =>
    {
        // The client's surface names OpenTelemetry's builder, so a program that sees one sees the other.
        Type[] seen = [typeof(ObserveAttribute), typeof(LangfuseClient), typeof(LangfuseApplicationBuilderExtensions), typeof(OpenTelemetry.Trace.TracerProviderBuilder), typeof(OpenTelemetry.Sdk)];
        return [.. seen.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];
    });

    private static readonly Lazy<(string Space, MetadataReference Reference)[]> s_foreign = new(() =>
        [.. ForeignLibraries.All.Select(library => (library.Namespace, Compile(library.Assembly, library.Source, s_framework.Value)))]);

    public static IReadOnlyList<MetadataReference> WithoutLangfuse => s_framework.Value;

    /// <summary>The framework, Langfuse.Observe, and of the other libraries those whose namespace the source names.</summary>
    public static IReadOnlyList<MetadataReference> For(string source)
    {
        var foreign = s_foreign.Value.Where(library => source.Contains(library.Space, StringComparison.Ordinal)).Select(library => library.Reference);
        var xunit = source.Contains("using Xunit", StringComparison.Ordinal)
            ? new[] { typeof(FactAttribute), typeof(Assert) }.Select(type => (MetadataReference)MetadataReference.CreateFromFile(type.Assembly.Location))
            : [];
        return [.. s_framework.Value, .. s_langfuse.Value, .. foreign, .. xunit];
    }

    public static MetadataReference Compile(string name, string source, IEnumerable<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Sources.Usings), CSharpSyntaxTree.ParseText(source)],
            references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, name + ": " + string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static IEnumerable<MetadataReference> Pack(string name) =>
        Directory.GetFiles(BuildFacts.RefPack(name), "*.dll").Select(path => MetadataReference.CreateFromFile(path));
}
