using Langfuse.Observe.Generators.Capture;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Tests.Capture;

/// <summary>Values that are given to our methods by hand, where the parameter's type says nothing.</summary>
public sealed class CallsByHandTests
{
    [Theory]
    [InlineData("LangfuseContext.UpdateCurrentTrace(metadata: new { channel = \"web\" });")]
    [InlineData("LangfuseContext.UpdateCurrentObservation(modelParameters: new { channel = \"web\" });")]
    [InlineData("LangfuseContext.Current?.Update(input: new { channel = \"web\" });")]
    [InlineData("LangfuseContext.Current!.StartSpan(\"x\", new { channel = \"web\" });")]
    [InlineData("using (LangfuseContext.Propagate(metadata: new { channel = \"web\" })) { }")]
    [InlineData("var m = new { channel = \"web\" }; LangfuseContext.UpdateCurrentTrace(input: m);")]
    public void AnonymousType_GetsAWriter(string statement)
    {
        var text = Generate(statement);

        Assert.Contains("CaptureWriters.Register(new { @channel = default(string) }, static (writer, value) =>", text, StringComparison.Ordinal);
        Assert.Contains("writer.Member(\"\\\"channel\\\":\"u8)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsInside_GetsWritersToo()
    {
        var text = Generate("LangfuseContext.UpdateCurrentTrace(input: new { inner = new { n = 1 }, list = new[] { new { s = \"x\" } }, order = new Order(1) });");

        Assert.Contains("Register(new { @inner = new { @n = default(int) }, @list = new[] { new { @s = default(string) } }, @order = default(global::App.Order) }, ", text, StringComparison.Ordinal);
        Assert.Contains("Register(new { @n = default(int) }, ", text, StringComparison.Ordinal);
        Assert.Contains("RegisterItems(new { @s = default(string) });", text, StringComparison.Ordinal);
        Assert.Contains("Register<global::App.Order>(", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NamedType_GetsAWriter() => Assert.Contains("Register<global::App.Order>(", Generate("LangfuseContext.UpdateCurrentTrace(input: new Order(1));"), StringComparison.Ordinal);

    [Fact]
    public void MethodsOfOthers_AreNotLookedAt() =>
        Assert.Empty(Generate("new Other().Update(new { channel = \"web\" });"));

    [Fact]
    public void WhatCannotBeNamed_IsSaidWhereItStands()
    {
        var result = Run("static void G<T>(T t) => LangfuseContext.UpdateCurrentTrace(input: new { t });");

        var diagnostic = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "LFO3004");
        Assert.Equal(("App.cs", 3), (diagnostic.Location.GetLineSpan().Path, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
    }

    private static string Generate(string statement) => string.Concat(Run($"static void M() {{ {statement} }}").GeneratedTrees.Select(tree => tree.ToString()));

    private static GeneratorDriverRunResult Run(string member)
    {
        var source = $$"""
            namespace App;
            public record Order(int Id);
            public class Other { public void Update(object value) { } }
            static class C { {{member}} }
            """;
        var run = GeneratorRun.Of(source, new CaptureWriterGenerator());
        Assert.Empty(run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return run.Result;
    }
}
