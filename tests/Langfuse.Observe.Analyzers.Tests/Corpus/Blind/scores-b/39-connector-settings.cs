// Planted: LFO7001
using Langfuse.Observe;

namespace Connectors;

public sealed class ConnectorSettings
{
    public string Host { get; init; } = "localhost";

    public int Port { get; init; } = 443;

    public string ApiKey { get; init; } = "";
}

public abstract class Connector
{
    public abstract Task<bool> OpenAsync(ConnectorSettings settings);
}

public sealed class CalendarConnector(HttpClient http) : Connector
{
    [Observe(Name = "open-calendar", AsType = ObservationType.Tool)]
    public override async Task<bool> OpenAsync(ConnectorSettings settings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://{settings.Host}:{settings.Port}/v1/calendars");
        request.Headers.Add("X-Api-Key", settings.ApiKey);
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
