// Right
using Langfuse.Observe;

namespace Acme.Parcels;

public sealed class Tracker(LangfuseClient langfuse, HttpClient http)
{
    public Task<string> LocateAsync(string parcel, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parcel);
        using (langfuse.StartSpan("validate", input: parcel))
        {
            if (parcel.Length > 20)
            {
                return Task.FromResult("unknown");
            }
        }

        return Core();

        async Task<string> Core()
        {
            using var trace = langfuse.StartTrace("locate", input: parcel);
            var place = await http.GetStringAsync("https://example.org/parcels/" + parcel, cancellationToken);
            trace.Update(output: place);
            return place;
        }
    }
}
