using Langfuse.Observe.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Analyzers.Tests.Robustness;

/// <summary>Code is broken most of the time while it is typed. Tokens are deleted at random from real files; nothing may throw.</summary>
public class HalfTypedCodeTests
{
    private const int Rounds = 3;

    public static TheoryData<int> Seeds => [11, 23, 47, 91];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Analyzers_DoNotThrow(int seed)
    {
        var random = new Random(seed);
        var analysed = 0;
        foreach (var file in Files().Where((_, index) => index % Seeds.Count == seed % Seeds.Count))
        {
            var source = await File.ReadAllTextAsync(file);
            for (var round = 0; round < Rounds; round++)
            {
                // ReportsAsync fails when an analyzer throws.
                await TestCompilation.ReportsAsync(Program(Broken(source, random)), mustCompile: false);
                analysed++;
            }
        }

        Assert.True(analysed > 100, $"{analysed} files were analysed.");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Generators_DoNotThrow(int seed)
    {
        var random = new Random(seed);
        var generators = Generators();
        Assert.NotEmpty(generators);
        foreach (var file in Files().Where((_, index) => index % Seeds.Count == seed % Seeds.Count))
        {
            var compilation = TestCompilation.Create(Program(Broken(await File.ReadAllTextAsync(file), random)));
            var driver = CSharpGeneratorDriver.Create(generators, parseOptions: TestCompilation.Parsing).RunGenerators(compilation);
            Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        }
    }

    private static TestProgram Program(string source) => TestProgram.Of(source, """{ "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 } ] }""");

    private static IReadOnlyList<string> Files() =>
        [.. new[] { "samples", Path.Combine("tests", "Langfuse.Observe.Analyzers.Tests", "Corpus"), Path.Combine("src", "Langfuse.Observe") }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(BuildFacts.RepositoryRoot, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static ISourceGenerator[] Generators() =>
        [.. System.Reflection.Assembly.Load("Langfuse.Observe.Generators").GetTypes()
            .Where(type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator())];

    /// <summary>The source without a few of its tokens, and sometimes without its end.</summary>
    private static string Broken(string source, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(source, TestCompilation.Parsing).GetRoot().DescendantTokens().ToList();
        var deleted = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(tokens.Count)).ToHashSet();
        var end = random.Next(4) == 0 ? random.Next(tokens.Count) : tokens.Count;
        return string.Concat(tokens.Where((_, index) => index < end && !deleted.Contains(index)).Select(token => token.ToFullString()));
    }
}
