using System.Reflection;
using System.Text;
using System.Text.Json;
using Langfuse.Observe.Capture;
using Langfuse.Observe.Capture.Writers;
using Langfuse.Observe.Generators.Capture;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Generators.Tests.Capture;

/// <summary>Generated writers and the run-time reader record every value alike.</summary>
[Collection(nameof(Alone))]
public class EqualToRuntimeTests
{
    private static readonly GeneratorRun s_run = GeneratorRun.Of(Samples.Types, new CaptureWriterGenerator());
    private static readonly Assembly s_generated = s_run.Load();
    private static readonly Assembly s_plain = GeneratorRun.Load(s_run.Input);

    [Theory]
    [InlineData(1 << 20)]
    [InlineData(2000)]
    public void RandomValues_GiveTheSameJson(int maxBytes)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var generated = Capture(s_generated, seed, maxBytes);
            var plain = Capture(s_plain, seed, maxBytes);

            Assert.True(generated == plain, $"seed {seed}\n generated: {generated}\n   runtime: {plain}");
            Assert.InRange(Encoding.UTF8.GetByteCount(plain), 2, maxBytes);
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(plain).RootElement.ValueKind);
        }
    }

    [Fact]
    public void EveryTypeThatCanBeNamed_HasAGeneratedWriter()
    {
        string[] written = ["Root", "Order", "Plain", "Cell", "Mutable", "Animal", "Circle", "Square", "Marked", "Login", "Primary", "Card", "Hiding", "Names", "Node"];

        Assert.All(written, name => Assert.NotNull(WriterTable.FindGenerated(s_generated.GetType("App." + name, throwOnError: true)!)));
        Assert.NotNull(WriterTable.FindGenerated(s_generated.GetType("App.Page`1")!.MakeGenericType(s_generated.GetType("App.Order")!)));
        Assert.Null(WriterTable.FindGenerated(s_plain.GetType("App.Root")!));
    }

    [Fact]
    public void GeneratedWriter_AllocatesNothing()
    {
        var order = new RandomValues(s_generated, 7).Make(s_generated.GetType("App.Cell")!)!;

        Assert.Equal(0, Allocation.Fewest(() => ValueCapture.Text(order, 1 << 20).Release(), times: 10));
    }

    private static string Capture(Assembly assembly, int seed, int maxBytes)
    {
        object? root = null;
        for (var attempt = seed; root is null; attempt += 100_000)
        {
            root = new RandomValues(assembly, attempt).Make(assembly.GetType("App.Root")!);
        }

        return ValueCapture.Text(root, maxBytes).TakeString();
    }
}
