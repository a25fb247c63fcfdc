// Planted: LFO7001
using Langfuse.Observe;

namespace Crm;

public sealed record Contact(string Name, string Mail);

public sealed class CrmSync(HttpClient http)
{
    [Observe(AsType = ObservationType.Tool, Name = "import-contacts")]
    public async Task<IReadOnlyList<Contact>> ImportAsync(Uri address, string apiKey, int page = 1, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"contacts?page={page}"));
        request.Headers.Add("X-Api-Key", apiKey);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return
        [
            .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(';'))
                .Where(cells => cells.Length > 1)
                .Select(cells => new Contact(cells[0], cells[1])),
        ];
    }
}
