// Right
// Library
using Langfuse.Observe;

namespace Billing;

public sealed class RateClient(HttpClient http, LangfuseClient langfuse)
{
    public async Task<string?> ReadAsync(string currency, CancellationToken cancellationToken = default)
    {
        Observation? span = null;
        string? body = null;
        try
        {
            if (currency is "EUR")
            {
                return "1";
            }

            span = langfuse.StartObservation("exchange-rate", ObservationType.Tool);
            body = await http.GetStringAsync($"https://rates.example.org/{currency}", cancellationToken);
            return body.Length == 0 ? null : body;
        }
        catch (HttpRequestException) when (currency.Length != 3)
        {
            return null;
        }
        finally
        {
            span?.End(output: body);
        }
    }
}
