using System.IO.Compression;
using System.Reflection.Metadata;
using System.Xml.Linq;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>What a package says of itself and brings along.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PackageContentsTests(PackageFeed feed)
{
    private static readonly Guid s_embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public async Task EachPackage_ShowsAReadme()
    {
        foreach (var (id, file) in feed.Packages)
        {
            using var package = await ZipFile.OpenReadAsync(file);
            var readme = Metadata(package, id).Element(Name(package, id, "readme"))?.Value;

            Assert.True(readme is not null && package.GetEntry(readme) is { Length: > 300 }, id + " has no readme");
        }
    }

    [Fact]
    public async Task OurPackages_DemandEachOtherAtExactlyTheirVersion()
    {
        var demands = new List<string>();
        foreach (var (id, file) in feed.Packages)
        {
            using var package = await ZipFile.OpenReadAsync(file);
            demands.AddRange(Metadata(package, id).Descendants(Name(package, id, "dependency"))
                .Where(dependency => feed.Packages.ContainsKey(dependency.Attribute("id")!.Value))
                .Select(dependency => $"{id} -> {dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}"));
        }

        Assert.Contains($"Langfuse.Observe.Client -> Langfuse.Observe [{feed.Version}]", demands);
        Assert.All(demands, demand => Assert.EndsWith($" [{feed.Version}]", demand, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Symbols_CarryTheSources()
    {
        using var symbols = await ZipFile.OpenReadAsync(Path.ChangeExtension(feed.Packages["Langfuse.Observe.Client"], ".snupkg"));
        var file = symbols.Entries.Single(entry => entry.FullName == "lib/net10.0/Langfuse.Observe.Client.pdb");
        await using var stream = new MemoryStream();
        await using (var packed = await file.OpenAsync())
        {
            await packed.CopyToAsync(stream);
        }

        stream.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        var reader = provider.GetMetadataReader();
        var embedded = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Count(information => reader.GetGuid(information.Kind) == s_embeddedSource);

        Assert.True(embedded > 50, $"{embedded} sources of {reader.Documents.Count} documents are embedded");
    }

    [Fact]
    public async Task PackagesOfTwoVersions_AreABuildError()
    {
        var next = await feed.ReleaseAsync("Langfuse.Observe", "next");
        var consumer = feed.NewConsumer(
            "Skew", """Console.WriteLine(typeof(Langfuse.Observe.LangfuseClient));""", package: "Langfuse.Observe.Client",
            items: $"""<PackageReference Include="Langfuse.Observe" Version="{next}" />""");

        var build = await consumer.BuildAsync();

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains(
            $"error LFO2008: Langfuse.Observe.Client is referenced at version {feed.Version} but Langfuse.Observe at {next}", build.Output, StringComparison.Ordinal);
    }

    private static XElement Metadata(ZipArchive package, string id) => Nuspec(package, id).Root!.Element(Name(package, id, "metadata"))!;

    private static XName Name(ZipArchive package, string id, string name) => Nuspec(package, id).Root!.Name.Namespace + name;

    private static XDocument Nuspec(ZipArchive package, string id)
    {
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream);
    }
}
