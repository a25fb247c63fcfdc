using Langfuse.Observe;

namespace LibraryAuthor.Shelf;

/// <summary>A library's books: what its users' traces show is part of what it promises, so names and types are given and secrets kept out.</summary>
public sealed class Catalogue
{
    private static readonly string[] s_titles = ["Tents of the world", "A tent of one's own", "Cooking outdoors"];

    /// <summary>The titles that have a word in them.</summary>
    [Observe(AsType = ObservationType.Retriever, Name = "shelf.search")]
    public async IAsyncEnumerable<string> SearchAsync(string word)
    {
        foreach (var title in s_titles.Where(title => title.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            await Task.Yield();
            yield return title;
        }
    }

    /// <summary>Keeps a book for the owner of a card.</summary>
    [Observe(AsType = ObservationType.Tool, Name = "shelf.reserve")]
    public async Task<string> ReserveAsync(string title, [Sensitive] string card)
    {
        await Task.Yield();

        // Does nothing where nobody records.
        LangfuseContext.UpdateCurrentObservation(metadata: new { shelf = title[0] });
        return "reserved: " + title;
    }
}
