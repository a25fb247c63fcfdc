using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Langfuse.Observe;

namespace WeavingSpeed;

/// <summary>A project of 2,000 methods in 100 files, of which 300 are observed: sync, async and iterators mixed.</summary>
internal sealed partial class GeneratedProject : IDisposable
{
    private const string Body = "var list = new List<int>(); for (var i = 0; i < x; i++) { if (i % 3 == 0) { list.Add(i * {0}); } else { list.Add(text.Length + i); } } text += string.Join(\",\", list.Where(i => i > {0}).Select(i => i.ToString()));";

    private readonly string _folder = Directory.CreateTempSubdirectory("weaving-speed-").FullName;
    private int _change;

    public GeneratedProject()
    {
        var repository = Metadata("RepositoryRoot");
        File.WriteAllText(Path.Combine(_folder, "Generated.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup><Reference Include="{typeof(ObserveAttribute).Assembly.Location}" /></ItemGroup>
              <Import Project="Langfuse.Observe.targets" />
            </Project>
            """);
        File.Copy($"{repository}src/Langfuse.Observe.Weaver/build/Langfuse.Observe.targets", Path.Combine(_folder, "Langfuse.Observe.targets"));
        for (var file = 0; file < 100; file++)
        {
            File.WriteAllText(Path.Combine(_folder, $"C{file}.cs"), Source(file));
        }
    }

    /// <summary>The weaver as its project builds it: IL, which each build has the JIT compile.</summary>
    public string IntermediateWeaver { get; } =
        $"{Metadata("RepositoryRoot")}src/Langfuse.Observe.Weaver/bin/{Metadata("Configuration")}/netstandard2.0/Langfuse.Observe.Weaver.dll";

    /// <summary>The weaver as the package has it.</summary>
    public string CompiledWeaver => Path.Combine(_folder, "weaver", "Langfuse.Observe.Weaver.dll");

    /// <summary>Makes <see cref="CompiledWeaver"/>.</summary>
    public Task CompileWeaverAsync() => DotNetAsync(
        "publish", $"{Metadata("RepositoryRoot")}src/Langfuse.Observe.Weaver.ReadyToRun/Langfuse.Observe.Weaver.ReadyToRun.csproj",
        "-c", Metadata("Configuration"), "-o", Path.GetDirectoryName(CompiledWeaver)!, "-v", "q", "-nologo");

    /// <summary>Changes one file and builds.</summary>
    /// <param name="weaver">The weaver's assembly; null does not weave.</param>
    public Task<BuildTimes> BuildAsync(string? weaver)
    {
        File.WriteAllText(Path.Combine(_folder, "Change.cs"), $"static class Change {{ public const int Number = {_change++}; }}");
        return BuildUnchangedAsync(weaver);
    }

    public async Task<BuildTimes> BuildUnchangedAsync(string? weaver)
    {
        string[] weaving = weaver is null
            ? ["-p:LangfuseObserveEnabled=false", "-p:LangfuseObserveAllowDisabled=true"]
            : ["-p:LangfuseObserveTaskAssembly=" + weaver];
        var watch = Stopwatch.StartNew();
        var output = await DotNetAsync(["build", "-c", "Release", "-v", "q", "-nologo", "-clp:PerformanceSummary", .. weaving]);
        var time = WeaverTime().Match(output);
        return new BuildTimes(watch.Elapsed.TotalMilliseconds, time.Success ? double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
    }

    /// <summary>Weaves what was built without weaving, in a process that does nothing else.</summary>
    public Task<string> WeaveColdAsync(string weaver) =>
        DotNetAsync(typeof(GeneratedProject).Assembly.Location, "cold", weaver, Path.Combine(_folder, "obj", "Release", "net10.0", "Generated.dll"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> DotNetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output);
    }

    private static string Source(int file)
    {
        var text = new StringBuilder($"using Langfuse.Observe;\npublic class C{file}\n{{\n");
        for (var method = 0; method < 20; method++)
        {
            // Three of twenty: one of each shape.
            var (observe, signature, end) = method switch
            {
                0 => ("[Observe] ", "int M0", "return text.Length;"),
                1 => ("[Observe] ", "async Task<int> M1", "await Task.Yield(); return text.Length;"),
                2 => ("[Observe] ", "IEnumerable<int> M2", "yield return text.Length;"),
                _ => ("", (method % 4 == 0 ? "async Task<int> M" : "int M") + method, method % 4 == 0 ? "await Task.Yield(); return text.Length;" : "return text.Length;"),
            };
            text.Append(CultureInfo.InvariantCulture, $"    {observe}public {signature}(int x, string text) {{ {Body.Replace("{0}", method.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)} {end} }}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Metadata(string key) => typeof(GeneratedProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    [GeneratedRegex(@"(\d+) ms\s+WeaveTask")]
    private static partial Regex WeaverTime();
}
