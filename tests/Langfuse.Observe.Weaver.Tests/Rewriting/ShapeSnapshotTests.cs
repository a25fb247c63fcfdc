using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.Disassembler;
using ICSharpCode.Decompiler.Metadata;
using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Rewriting;

/// <summary>What is emitted, one snapshot per shape.</summary>
public sealed class ShapeSnapshotTests
{
    [Theory]
    [InlineData("sync", "[Observe(Model = \"gpt-4o\")] static int M(int x, string text) { return x + text.Length; }", null)]
    [InlineData("sync-void", "[Observe] static void M() { Console.WriteLine(); }", null)]
    [InlineData("sync-references", "[Observe] static ref int M(in string a, ref int b, [TraceId] string id) { return ref b; }", null)]
    [InlineData("sync-with-handlers", "[Observe] static int M(int x) { try { return x; } finally { Console.WriteLine(); } }", null)]
    [InlineData("async", "[Observe] static async Task<int> M(int x) { await Task.Yield(); return x; }", "<M>d__0")]
    [InlineData("async-void", "[Observe] static async void M(int x) { await Task.Yield(); }", "<M>d__0")]
    [InlineData("task", "[Observe] static Task<int> M(int x) { return Task.FromResult(x); }", null)]
    [InlineData("iterator", "[Observe] static IEnumerable<int> M(int x) { yield return x; }", null)]
    [InlineData("async-stream", "[Observe] static async IAsyncEnumerable<int> M(int x) { await Task.Yield(); yield return x; }", "<M>d__0")]
    [InlineData("sync-with-filter", "[Observe] static int M(int x) { try { return 10 / x; } catch (Exception e) when (e.Message.Length > x) { return 1; } }", null)]
    [InlineData("handed-on-stream", "[Observe] static IAsyncEnumerable<int> M(IAsyncEnumerable<int> x) { return x; }", null)]
    [InlineData("async-of-stream", "[Observe] static async Task<IAsyncEnumerable<int>> M(IAsyncEnumerable<int> x) { await Task.Yield(); return x; }", "<M>d__0")]
    [InlineData("value-task-of-stream", "[Observe] static ValueTask<IAsyncEnumerable<int>> M(IAsyncEnumerable<int> x) { return new(x); }", null)]
    [InlineData("runtime-async", "[Observe] static async Task<int> M(int x) { await Task.Yield(); return x; }", null)]
    public void Shape_IsEmittedAsCommitted(string name, string member, string? machine)
    {
        var path = new Snippet("class C { " + member + " }") { IsRelease = true, Symbols = null, IsRuntimeAsync = name == "runtime-async" }.Weave();

        Snapshot.Match(name + ".il", Disassemble(path, machine));
    }

    private static string Disassemble(string path, string? machine)
    {
        using var file = new PEFile(path);
        var output = new PlainTextOutput();
        var disassembler = new ReflectionDisassembler(output, CancellationToken.None) { DetectControlStructure = true, ShowMetadataTokens = false };
        foreach (var handle in file.Metadata.TypeDefinitions)
        {
            var type = file.Metadata.GetTypeDefinition(handle);
            var name = file.Metadata.GetString(type.Name);
            if (name == "C" || name == machine || name.StartsWith("<>lfo__", StringComparison.Ordinal))
            {
                foreach (var method in type.GetMethods())
                {
                    var methodName = file.Metadata.GetString(file.Metadata.GetMethodDefinition(method).Name);
                    if (methodName is "M" or "MoveNext" or ".cctor")
                    {
                        disassembler.DisassembleMethod(file, method);
                        output.WriteLine();
                    }
                }
            }
        }

        return string.Join('\n', output.ToString().Split('\n').Where(line => !line.Contains("// Method begins at RVA", StringComparison.Ordinal)));
    }
}
