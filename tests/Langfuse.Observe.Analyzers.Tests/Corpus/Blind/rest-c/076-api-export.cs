// Planted: LFO7002
using Langfuse.Observe;
using System.Net.Http.Headers;
using System.Text;

namespace Reporting;

public sealed class TraceExport(HttpClient http)
{
    private const string User = "pk-lf-a81f0a3d-6c27-4c8e-93f5-2de4b7016f18";
    private const string Code = "sk-lf-91c3b7f2-05ae-4d66-b1e4-c8a2f05d37e6";

    private static AuthenticationHeaderValue Basic => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(User + ":" + Code)));

    public async Task<string> PageAsync(int page, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://cloud.langfuse.com/api/public/traces?page={page}");
        request.Headers.Authorization = Basic;
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    [Observe(AsType = ObservationType.Tool)]
    public static int Count(string json) => json.Split("\"id\"").Length - 1;
}
