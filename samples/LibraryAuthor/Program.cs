using Langfuse.Observe;
using LibraryAuthor.Shelf;

// A program that does not know of Langfuse: the library works, and nothing is recorded.
var catalogue = new Catalogue();
#pragma warning disable LFO5016 // That this call is not recorded is what it shows.
Console.WriteLine(await catalogue.ReserveAsync("Tents of the world", card: "C-1"));
#pragma warning restore LFO5016

// A program that does: what the library says hangs in the program's trace, in the program's project.
await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("plan-a-trip", userId: "user-1");
await foreach (var book in catalogue.SearchAsync("tent"))
{
    Console.WriteLine(await catalogue.ReserveAsync(book.Title, card: "C-1"));
}
