// Planted: LFO4007
using Langfuse.Observe;

namespace Catalogue.Quality;

public abstract record Listing(string Title);

public sealed record BookListing(string Title, string Isbn) : Listing(Title);

public sealed record FilmListing(string Title, int Minutes) : Listing(Title);

public sealed class ListingRater(LangfuseClient langfuse)
{
    public void Rate<TListing>(TListing listing, string traceId)
        where TListing : Listing
    {
        var filled = listing switch
        {
            BookListing book => book.Isbn.Length == 13 ? 1.0 : 0.5,
            FilmListing film => film.Minutes > 0 ? 1.0 : 0.5,
            _ => 0.0,
        };
        langfuse.Score($"{typeof(TListing).Name}-quality", filled, traceId: traceId);
    }
}
