using Langfuse.Observe;

namespace LibraryAuthor.Shelf;

/// <summary>A library's books: what its users' traces show is part of what it promises, so names and types are given and secrets kept out.</summary>
public sealed class Catalogue
{
    private readonly List<string> _reserved = [];
    private readonly Book[] _books = [new("Tents of the world", 1998), new("A tent of one's own", 2011), new("Cooking outdoors", 2020)];

    /// <summary>The books that have a word in their title.</summary>
    [Observe(AsType = ObservationType.Retriever, Name = "shelf.search")]
    public async IAsyncEnumerable<Book> SearchAsync(string word)
    {
        foreach (var book in _books.Where(book => book.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            await Task.Yield();
            yield return book;
        }
    }

    /// <summary>Keeps a book for the owner of a card.</summary>
    [Observe(AsType = ObservationType.Tool, Name = "shelf.reserve")]
    public async Task<string> ReserveAsync(string title, [Sensitive] string card)
    {
        await Task.Yield();
        _reserved.Add(title);

        // Does nothing where nobody records.
        LangfuseContext.UpdateCurrentObservation(metadata: new { reserved = _reserved.Count });
        return "reserved: " + title;
    }
}
