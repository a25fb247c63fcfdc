using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>A program to analyse: sources, additional files, configuration.</summary>
internal sealed record TestProgram
{
    public required IReadOnlyList<(string Path, string Text)> Files { get; init; }

    public IReadOnlyList<(string Path, string Text)> AdditionalFiles { get; init; } = [];

    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    public OutputKind Kind { get; init; }

    public string AllText => string.Join('\n', Files.Select(file => file.Text));

    /// <summary>A program of one file that uses Langfuse.Observe. It makes an executable when it has an entry point.</summary>
    public static TestProgram Of(string source, string? vocabulary = null, OutputKind? kind = null)
    {
        var text = source.Contains("using Langfuse.Observe;", StringComparison.Ordinal) ? source : "using Langfuse.Observe;\n" + source;
        return new()
        {
            Files = [("Program.cs", text)],
            AdditionalFiles = vocabulary is null ? [] : [("langfuse.scores.json", vocabulary)],
            Kind = kind ?? KindOf(text),
        };
    }

    private static OutputKind KindOf(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, TestCompilation.Parsing).GetCompilationUnitRoot();
        return root.Members.OfType<GlobalStatementSyntax>().Any() || Regex.IsMatch(source, @"static\s+(async\s+)?[\w<>]+\s+Main\(")
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
    }
}
