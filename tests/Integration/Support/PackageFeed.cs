using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Langfuse.Observe.Integration.Support;

/// <summary>The packages of this build in a folder, and a place outside the repository for projects that use them.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private static readonly string s_repository = Metadata("RepositoryRoot");

    /// <summary>A version of its own: restored packages are cached by version.</summary>
    public string Version { get; } = $"0.1.0-it.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    public string Root { get; } = Directory.CreateTempSubdirectory("langfuse-observe-it-").FullName;

    /// <summary>The command line of this build.</summary>
    internal static string ServerAssembly => Path.Combine(s_repository, "src", "Langfuse.Observe.Server", "bin", Metadata("Configuration"), "net10.0", "Langfuse.Observe.Server.dll");

    private string Feed => Path.Combine(Root, "feed");

    /// <summary>Every package of this build: its file, for each its id.</summary>
    internal IReadOnlyDictionary<string, string> Packages => Directory.GetFiles(Feed, $"*.{Version}.nupkg")
        .ToDictionary(file => Path.GetFileName(file)[..^$".{Version}.nupkg".Length]);

    /// <summary>Offers a package of this build under another version too, as if it were the next release.</summary>
    internal async Task<string> ReleaseAsync(string id, string suffix)
    {
        var version = Version + suffix;
        var copy = Path.Combine(Feed, $"{id}.{version}.nupkg");
        File.Copy(Packages[id], copy);
        using var archive = await ZipFile.OpenAsync(copy, ZipArchiveMode.Update);
        var nuspec = archive.GetEntry(id + ".nuspec")!;
        string text;
        using (var reader = new StreamReader(await nuspec.OpenAsync()))
        {
            text = await reader.ReadToEndAsync();
        }

        nuspec.Delete();
        await using var writer = new StreamWriter(await archive.CreateEntry(id + ".nuspec").OpenAsync());
        await writer.WriteAsync(text.Replace($"<version>{Version}</version>", $"<version>{version}</version>", StringComparison.Ordinal));
        return version;
    }

    public async Task InitializeAsync()
    {
        foreach (var project in new[] { "Langfuse.Observe", "Langfuse.Observe.Client", "Langfuse.Observe.Testing", "Langfuse.Observe.OpenAI", "Langfuse.Observe.Extensions.AI", "Langfuse.Observe.Extensions.AI.Evaluation", "Langfuse.Observe.AspNetCore", "Langfuse.Observe.Aspire", "Langfuse.Observe.LocalServer", "Langfuse.Observe.Server" })
        {
            var result = await DotNet.RunAsync(
                s_repository, "pack", $"src/{project}/{project}.csproj", "-c", Metadata("Configuration"), "-o", Feed, $"-p:PackageVersion={Version}",
                "-p:LangfuseObserveWeaverRuntimes=" + RuntimeInformation.RuntimeIdentifier, "-v", "q", "-nologo");
            result.Succeeded();
        }

        File.WriteAllText(Path.Combine(Root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(Root, "packages")}" /></config>
              <fallbackPackageFolders><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
              <packageSources><add key="local" value="{Feed}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Makes a project that references packages of this build and sets nothing else.</summary>
    /// <param name="items">What else stands in the project: references and the like.</param>
    /// <param name="beside">A folder for it, when its name alone is not one of its own.</param>
    internal Consumer NewConsumer(string name, string program, string package = "Langfuse.Observe", string properties = "", string items = "", string beside = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, beside, name)).FullName;
        File.WriteAllText(Path.Combine(folder, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(package.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => $"<PackageReference Include=\"{id}\" Version=\"{Version}\" />"))}
                {items}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        return new Consumer(folder, name);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return Task.CompletedTask;
    }

    private static string MachinePackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Metadata(string key) => typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
