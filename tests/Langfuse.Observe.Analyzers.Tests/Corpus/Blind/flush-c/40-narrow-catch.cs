// Planted: LFO5012
using Langfuse.Observe;
using System.Text.Json;

namespace Acme.Extraction;

public sealed record Address(string Street, string City);

public sealed class AddressExtractor(LangfuseClient langfuse, Func<string, CancellationToken, Task<string>> complete)
{
    public async Task<Address?> ExtractAsync(string letter, CancellationToken cancellationToken)
    {
        var generation = langfuse.StartGeneration("extract-address", model: "llama3.2", input: letter);
        try
        {
            var json = await complete("Extract the address as JSON: " + letter, cancellationToken);
            var address = JsonSerializer.Deserialize<Address>(json, JsonSerializerOptions.Web);
            generation.End(output: address);
            return address;
        }
        catch (JsonException e)
        {
            generation.Fail(e).End();
            return null;
        }
    }
}
