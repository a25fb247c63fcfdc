using System.Text;
using Langfuse.Observe.Analyzers.Tests.Harness;

namespace Langfuse.Observe.Analyzers.Precision;

/// <summary>Writes a solution of about the wanted number of lines: nine libraries and a program of services, some of them observed and scored.</summary>
internal sealed class GeneratedSolution(string folder, int lines)
{
    private const int Projects = 10;
    private const int LinesOfFile = 143;

    public void Write()
    {
        var files = Math.Max(1, lines / Projects / LinesOfFile);
        for (var project = 0; project < Projects; project++)
        {
            var path = Path.Combine(folder, $"P{project}");
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, $"P{project}.csproj"), ProjectFile(isProgram: project == 0));
            for (var file = 0; file < files; file++)
            {
                File.WriteAllText(Path.Combine(path, $"Service{file}.cs"), Service(project, file));
            }

            if (project == 0)
            {
                File.WriteAllText(Path.Combine(path, "Program.cs"), "await using var langfuse = Langfuse.Observe.LangfuseClient.Start();\nSystem.Console.WriteLine(await new P0.Service0(langfuse).Answer0Async(\"q\", 1, default));\n");
            }
        }
    }

    private static string ProjectFile(bool isProgram)
    {
        string Assembly(string project, string framework) =>
            Path.Combine(BuildFacts.RepositoryRoot, project, "bin", "Release", framework, Path.GetFileName(project) + ".dll");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(isProgram ? "Exe" : "Library")}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Assembly("src/Langfuse.Observe", "net10.0")}" />
                <Reference Include="{Assembly("src/Langfuse.Observe.Client", "net10.0")}" />
                <Analyzer Include="{Assembly("analyzers/Langfuse.Observe.Analyzers", "netstandard2.0")}" />
                <Analyzer Include="{Assembly("analyzers/Langfuse.Observe.Generators", "netstandard2.0")}" />
              </ItemGroup>
            </Project>
            """;
    }

    /// <summary>A class of ten operations; one in five is observed (half of those take a record, half only texts and numbers), one in ten gives a score.</summary>
    private static string Service(int project, int file)
    {
        var code = new StringBuilder();
        code.Append($"using Langfuse.Observe;\n\nnamespace P{project};\n\npublic sealed record Question{file}(string Text, int Top, IReadOnlyList<string> Tags);\n\npublic class Service{file}(LangfuseClient langfuse)\n{{\n    private readonly Dictionary<string, int> _seen = [];\n\n");
        for (var operation = 0; operation < 10; operation++)
        {
            code.Append(operation % 5 == 0 ? "    [Observe]\n" : "    // plain\n");
            code.Append($$"""
                    public async Task<string> Answer{{operation}}Async({{(operation == 5 ? $"Question{file} asked" : "string question, int top")}}, CancellationToken cancellationToken)
                    {
                        {{(operation == 5 ? "var (question, top, _) = asked;" : "// as given")}}
                        var parts = question.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                        if (parts.Length == 0 || !_seen.TryGetValue(question, out var count))
                        {
                            count = parts.Select(part => part.Length).Where(length => length > top).DefaultIfEmpty(0).Max();
                            _seen[question] = count;
                        }

                        await Task.Delay(count, cancellationToken);
                        {{(operation == 0 ? "LangfuseContext.ScoreCurrentTrace(\"accuracy\", count / 100.0);" : "langfuse.GetHashCode();")}}
                        return $"{question} {count} {string.Join(",", parts.OrderBy(part => part).Take(top))}";
                    }


                """);
        }

        return code.Append("}\n").ToString();
    }
}
