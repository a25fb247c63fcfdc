using System.Xml.Linq;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>Code coverage counts what the user wrote: the same lines and branches, hit as often, woven and not.</summary>
[Collection(nameof(PackageFeed))]
public sealed class CoverageTests(PackageFeed feed)
{
    private const string Library = """
        using Langfuse.Observe;

        namespace Covered;

        public static class Shop
        {
            [Observe]
            public static int Sync(int x, string? text)
            {
                if (x > 1 && text is not null)
                {
                    return x switch { 2 => 20, 3 => 30, _ => 0 };
                }

                return text?.Length ?? -1;
            }

            [Observe]
            public static int Handled(int x)
            {
                try
                {
                    return x > 0 ? 10 / (x - 1) : 0;
                }
                catch (DivideByZeroException) when (x == 1)
                {
                    return -1;
                }
                finally
                {
                    s_calls++;
                }
            }

            [Observe]
            public static async Task<int> Async(int x)
            {
                if (x > 1)
                {
                    await Task.Yield();
                }

                await using var nothing = new Nothing();
                return x > 5 ? 1 : 2;
            }

            [Observe]
            public static async void Void(TaskCompletionSource done)
            {
                await Task.Yield();
                done.SetResult();
            }

            [Observe]
            public static Task<int> Passed(int x) => x > 0 ? Async(x) : Task.FromResult(0);

            [Observe]
            public static IEnumerable<int> Iterator(int x)
            {
                for (var i = 0; i < x; i++)
                {
                    if (i % 2 == 0)
                    {
                        yield return i;
                    }
                }
            }

            [Observe]
            public static async IAsyncEnumerable<int> Stream(int x)
            {
                for (var i = 0; i < x; i++)
                {
                    await Task.Yield();
                    yield return i;
                }
            }

            [Observe]
            public static int Lambda(int x)
            {
                Func<int, int> f = [Observe] (y) => y > 1 ? y : -y;
                return f(x) + Local(x);

                [Observe]
                int Local(int y) => y > x ? 1 : 2;
            }

            [Observe]
            public static T Generic<T>(T value, bool flag) where T : class, new() => flag ? value : new T();

            private static int s_calls;

            private sealed class Nothing : IAsyncDisposable
            {
                public async ValueTask DisposeAsync() => await Task.Yield();
            }
        }
        """;

    private const string Tests = """
        using Covered;
        using Xunit;

        public class ShopTests
        {
            [Fact]
            public async Task Runs()
            {
                Assert.Equal(20, Shop.Sync(2, "a"));
                Assert.Equal(-1, Shop.Sync(1, null));
                Assert.Equal(-1, Shop.Handled(1));
                Assert.Equal(0, Shop.Handled(0));
                Assert.Equal(2, await Shop.Async(2));
                Assert.Equal(2, await Shop.Passed(1));
                Assert.Equal(2, Shop.Iterator(3).Count());
                await foreach (var item in Shop.Stream(2)) { }
                Assert.Equal(4, Shop.Lambda(2));
                Assert.Equal("a", Shop.Generic<object>("a", true));
                var done = new TaskCompletionSource();
                Shop.Void(done);
                await done.Task;
            }
        }
        """;

    [Fact]
    public async Task Coverage_OfEachShape_IsThatOfTheUnwovenBuild()
    {
        var library = feed.NewConsumer("Covered", Library, properties: "<OutputType>Library</OutputType>", beside: "coverage");
        var tests = feed.NewConsumer("Covered.Tests", Tests, package: "", properties: "<IsPackable>false</IsPackable><NuGetAudit>false</NuGetAudit>", items: $"""
            <ProjectReference Include="{library.ProjectFile}" />
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
            <PackageReference Include="coverlet.collector" Version="8.0.1" />
            """, beside: "coverage");

        var unwoven = await CoverageAsync(tests, "unwoven", "-p:LangfuseObserveEnabled=false", "-p:LangfuseObserveAllowDisabled=true");
        Assert.False(File.Exists(Path.Combine(library.Intermediate(), "langfuse.observe.json")));
        var woven = await CoverageAsync(tests, "woven");

        Assert.Equal(11, library.Report().GetProperty("woven").GetInt32());
        Assert.True(unwoven.Count(line => line.Contains("branches", StringComparison.Ordinal)) > 8, string.Join('\n', unwoven));
        Assert.Equal(unwoven, woven);
    }

    /// <summary>Each line of the library that coverlet counts: how often it ran, and how many of its branches.</summary>
    private static async Task<List<string>> CoverageAsync(Consumer tests, string name, params string[] properties)
    {
        var results = Path.Combine(tests.Folder, name);
        (await DotNet.RunAsync(tests.Folder, ["test", "-nologo", "-v", "q", "--collect:XPlat Code Coverage", "--results-directory", results, .. properties])).Succeeded();
        var report = XDocument.Load(Directory.GetFiles(results, "coverage.cobertura.xml", SearchOption.AllDirectories).Single());
        return [.. from type in report.Descendants("class")
                   where type.Attribute("filename")!.Value.EndsWith("Program.cs", StringComparison.Ordinal)
                   from line in type.Elements("lines").Elements("line")
                   select $"{type.Attribute("name")!.Value} line {line.Attribute("number")!.Value}: {line.Attribute("hits")!.Value} times{Branches(line)}"];
    }

    /// <summary>Which are told apart by their IL offset, so only how many there are and how many of them ran can be compared.</summary>
    private static string Branches(XElement line) => line.Attribute("condition-coverage") is { } branches
        ? $", branches {branches.Value}: {string.Join(' ', line.Descendants("condition").Select(condition => $"{condition.Attribute("type")!.Value} {condition.Attribute("coverage")!.Value}"))}"
        : "";
}
