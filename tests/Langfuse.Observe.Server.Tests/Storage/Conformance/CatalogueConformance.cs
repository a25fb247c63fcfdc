using Langfuse.Observe.LocalServer.Access;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.Server.Tests.Storage.Conformance;

public abstract class CatalogueConformance : ConformanceTest
{
    private ICatalogue Catalogue => Store.Catalogue;

    private static LocalServer.Access.Project Made(string id, string organisation, string name, long createdUs) => new(id, organisation, name, createdUs);

    private Task PutAsync(string place, LocalServer.Access.Project project) => Catalogue.PutAsync(AccessCollections.Projects, place, project, CancellationToken.None);

    [Fact]
    public async Task Put_ReplacesTheSameId_AndKeepsPlacesApart()
    {
        await PutAsync("a", Made("1", "o", "first", 1));
        await PutAsync("a", Made("1", "o", "renamed", 1));
        await PutAsync("b", Made("1", "o", "first", 1));

        Assert.Equal("renamed", Catalogue.Find(AccessCollections.Projects, "a", "1")!.Name);
        Assert.Equal("1", Catalogue.FindUnique(AccessCollections.Projects, "b", "o/first")!.Id);
        Assert.Null(Catalogue.FindUnique(AccessCollections.Projects, "a", "o/first"));
        Assert.Null(Catalogue.Find(AccessCollections.Projects, "c", "1"));
    }

    [Fact]
    public async Task Put_OfASecondWithTheSameName_IsADuplicate()
    {
        await PutAsync("a", Made("1", "o", "same", 1));

        var duplicate = await Assert.ThrowsAsync<DuplicateException>(() => PutAsync("a", Made("2", "o", "same", 2)));

        Assert.Contains("'o/same' exists already", duplicate.Message, StringComparison.Ordinal);
        Assert.Single(Catalogue.All(AccessCollections.Projects, "a"));
    }

    [Fact]
    public async Task List_IsSortedPagedAndByParent()
    {
        for (var number = 1; number <= 5; number++)
        {
            await PutAsync("a", Made($"{number}", number % 2 == 0 ? "even" : "odd", $"n{number}", number));
        }

        string[] Ids(CatalogueQuery query) => [.. Catalogue.List(AccessCollections.Projects, "a", query).Select(project => project.Id)];

        Assert.Equal(["5", "4", "3", "2", "1"], Ids(new CatalogueQuery()));
        Assert.Equal(["2", "4"], Ids(new CatalogueQuery { Parent = "even", OldestFirst = true }));
        Assert.Equal(["3", "2"], Ids(new CatalogueQuery { Limit = 2, Offset = 2 }));
        Assert.Equal(3, Catalogue.Count(AccessCollections.Projects, "a", new CatalogueQuery { Parent = "odd", Limit = 1 }));
    }

    [Fact]
    public async Task Write_ThatThrows_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Catalogue.WriteAsync<bool>(writer =>
        {
            writer.Put(AccessCollections.Projects, "a", Made("1", "o", "n", 1));
            Assert.NotNull(writer.Find(AccessCollections.Projects, "a", "1"));
            throw new InvalidOperationException("no");
        }));

        Assert.Empty(Catalogue.All(AccessCollections.Projects, "a"));
        Assert.False(await Catalogue.DeleteAsync(AccessCollections.Projects, "a", "1", CancellationToken.None));
    }

    [Fact]
    public async Task Put_OfASecondWithTheSameName_IsADuplicate_AndTheWriterGoesOn()
    {
        await PutAsync("a", Made("1", "o", "same", 1));

        await Catalogue.WriteAsync(writer =>
        {
            Assert.Throws<DuplicateException>(() => writer.Put(AccessCollections.Projects, "a", Made("2", "o", "same", 2)));
            writer.Put(AccessCollections.Projects, "a", Made("2", "o", "other", 2));
            return true;
        });

        Assert.Equal(["o/other", "o/same"], Catalogue.All(AccessCollections.Projects, "a").Select(project => $"{project.OrganisationId}/{project.Name}"));
    }

    [Fact]
    public async Task Write_ReadsWhatItThenChanges_AlsoWhenManyDoSo()
    {
        await PutAsync("a", Made("1", "o", "counter", 0));
        await using var second = Again();

        // Each adds one to what it has read; were two at it at once, one would be lost.
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => (number % 2 == 0 ? Catalogue : second.Catalogue).WriteAsync(writer =>
        {
            var counter = writer.Find(AccessCollections.Projects, "a", "1")!;
            writer.Put(AccessCollections.Projects, "a", counter with { CreatedUs = counter.CreatedUs + 1 });
            return true;
        })));

        Assert.Equal(40, second.Catalogue.Find(AccessCollections.Projects, "a", "1")!.CreatedUs);
    }

    [Fact]
    public async Task Texts_AreKeptAsTheyAre()
    {
        var name = "'quoted' \"twice\" % _ \\ ; -- Ünï 漢字 😀 \u0001";
        await PutAsync("a", Made("@id", "o", name, 1));

        Assert.Equal(name, Catalogue.FindUnique(AccessCollections.Projects, "a", "o/" + name)!.Name);
        Assert.Equal(name, Catalogue.Find(AccessCollections.Projects, "a", "@id")!.Name);
    }
}
