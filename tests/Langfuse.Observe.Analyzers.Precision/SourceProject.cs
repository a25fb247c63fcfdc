using System.Collections.Immutable;
using Langfuse.Observe.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Precision;

/// <summary>The C# sources of one project file, compiled against the framework and Langfuse.Observe only. What else they use stays unknown.</summary>
internal sealed class SourceProject(string name, IReadOnlyList<string> files)
{
    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Preview, preprocessorSymbols:
        ["NET", "NETCOREAPP", "NET5_0_OR_GREATER", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER", "NETCOREAPP3_1_OR_GREATER", "NETSTANDARD2_1_OR_GREATER"]);

    private static readonly Lazy<MetadataReference[]> s_references = new(() =>
        [.. new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" }.SelectMany(pack => Directory.GetFiles(BuildFacts.RefPack(pack), "*.dll"))
            .Concat([typeof(ObserveAttribute).Assembly.Location, typeof(LangfuseClient).Assembly.Location])
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public int Lines { get; } = files.Sum(file => File.ReadLines(file).Count());

    /// <summary>How many entry points got a client.</summary>
    public int Clients { get; private set; }

    /// <summary>A project for each project file below a folder; each source belongs to the nearest one above it.</summary>
    public static IEnumerable<SourceProject> Under(string folder)
    {
        var roots = Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!).Distinct().ToHashSet();
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .GroupBy(file => Owner(file, roots) ?? folder)
            .Select(group => new SourceProject(Path.GetFileName(group.Key), [.. group]));
    }

    public async Task<IReadOnlyList<(string Id, string Text)>> ReportsAsync(Options options)
    {
        var compilation = Compile(options);
        var failures = new List<string>();
        var analysis = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, analyzer, _) => failures.Add($"{analyzer.GetType().Name} {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var reports = await analysis.GetAnalyzerDiagnosticsAsync();
        return [.. failures.Select(failure => ("AD0001", failure)), .. reports.Where(report => options.Only.Count == 0 || options.Only.Contains(report.Id)).Select(report => (report.Id, Show(report)))];
    }

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(LangfuseAnalyzer).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(LangfuseAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static string? Owner(string file, HashSet<string> roots)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (roots.Contains(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private CSharpCompilation Compile(Options options)
    {
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), s_parsing, file)).ToList();
        var added = options.ObserveAll ? Usings + "\n[assembly: Langfuse.Observe.Observe]" : Usings;
        var hasEntry = trees.Any(tree => tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any()
            || tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == "Main" && method.Modifiers.Any(SyntaxKind.StaticKeyword)));
        if (options.Start is { } start && hasEntry)
        {
            trees = [.. trees.Select(tree => tree.WithRootAndOptions(EntryPoints.WithClient((CompilationUnitSyntax)tree.GetRoot(), start == "covered"), s_parsing))];
            Clients = trees.Count(tree => tree.ToString().Contains(EntryPoints.Name + " = ", StringComparison.Ordinal));
        }

        return CSharpCompilation.Create(
            name,
            [.. trees, CSharpSyntaxTree.ParseText(added, s_parsing, "Added.cs")],
            s_references.Value,
            new CSharpCompilationOptions(hasEntry ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }

    private static string Show(Diagnostic report)
    {
        var position = report.Location.GetLineSpan();
        var text = report.Location.SourceTree?.GetText().Lines[position.StartLinePosition.Line].ToString().Trim();
        return $"{position.Path}({position.StartLinePosition.Line + 1}): {report.Id} {report.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}\n    {text}";
    }
}
