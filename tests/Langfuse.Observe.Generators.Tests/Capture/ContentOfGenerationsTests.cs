using System.Collections.Immutable;
using Langfuse.Observe.Generators.Capture;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Tests.Capture;

/// <summary>What the build says where the content of a generation, or a stream, would be lost.</summary>
public sealed class ContentOfGenerationsTests
{
    private const string Types = """
        public class Computed { string a = "x"; public string Text => a + "!"; }
        public class Data { public string? Text { get; set; } }
        public class Pages : IAsyncEnumerable<Data> { public IAsyncEnumerator<Data> GetAsyncEnumerator(System.Threading.CancellationToken c = default) => null!; }
        public class Lazy : IEnumerable<int> { public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; }
        public class Bag : List<int> { }
        """;

    [Theory]
    [InlineData("[Observe(AsType = ObservationType.Generation)] static Computed M() => null!;", "The result of the generation 'M' is a 'Computed'")]
    [InlineData("[Observe(AsType = ObservationType.Generation)] static Task<Computed> M() => null!;", "The result of the generation 'M' is a 'Computed'")]
    [InlineData("[Observe(AsType = ObservationType.Generation)] static void M(Computed prompt) { }", "Parameter 'prompt' of the generation 'M' is a 'Computed'")]
    public void ContentThatCannotBeRead_IsAWarning(string member, string message)
    {
        var diagnostic = Assert.Single(Run(member), static diagnostic => diagnostic.Id == "LFO3005");

        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.StartsWith(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Observe] static Computed M() => null!;")]
    [InlineData("[Observe(AsType = ObservationType.Agent)] static Computed M() => null!;")]
    [InlineData("[Observe(AsType = ObservationType.Generation)] static Data M(string question, List<Data> history) => null!;")]
    [InlineData("[Observe(AsType = ObservationType.Generation, CaptureOutput = false)] static Computed M() => null!;")]
    [InlineData("[Observe(AsType = ObservationType.Generation)] static void M([NotCaptured] Computed prompt) { }")]
    [InlineData("[Observe(AsType = ObservationType.Generation)] static object M(object any) => null!;")]
    public void WhatIsReadOrNotWanted_IsNone(string member) => Assert.DoesNotContain(Run(member), static diagnostic => diagnostic.Id == "LFO3005");

    [Theory]
    [InlineData("[Observe] static Pages M() => null!;", "'M' returns a 'Pages', a class over a stream", "Return IAsyncEnumerable<Data>")]
    [InlineData("[Observe] static Task<Pages> M() => null!;", "'M' returns a 'Pages', a class over a stream", "Return IAsyncEnumerable<Data>")]
    [InlineData("[Observe] static Lazy M() => null!;", "'M' returns a 'Lazy', a class over a stream", "Return IEnumerable<int>")]
    public void ClassOverAStream_IsAWarning(string member, string message, string cure)
    {
        var diagnostic = Assert.Single(Run(member), static diagnostic => diagnostic.Id == "LFO3006");

        Assert.StartsWith(message, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains(cure, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Observe] static IAsyncEnumerable<Data> M() => null!;")]
    [InlineData("[Observe] static IEnumerable<Data> M() => null!;")]
    [InlineData("[Observe] static Bag M() => null!;")]
    [InlineData("[Observe] static string M() => null!;")]
    [InlineData("[Observe] static Data[] M() => null!;")]
    [InlineData("[Observe] static System.Text.Json.Nodes.JsonArray M() => null!;")]
    [InlineData("[Observe] static System.Collections.Immutable.ImmutableArray<int> M() => default;")]
    public void StreamsAndCollections_AreNone(string member) => Assert.DoesNotContain(Run(member), static diagnostic => diagnostic.Id == "LFO3006");

    private static ImmutableArray<Diagnostic> Run(string member) =>
        GeneratorRun.Of($"namespace App; {Types} static class C {{ {member} }}", new CaptureWriterGenerator()).Diagnostics;
}
