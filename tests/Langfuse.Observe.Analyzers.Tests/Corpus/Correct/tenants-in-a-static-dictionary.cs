using Langfuse.Observe;
using Microsoft.AspNetCore.Mvc;

public class Tenants
{
    private static readonly Dictionary<string, LangfuseClient> s_clients = [];

    public static LangfuseClient Of(string tenant)
    {
        if (s_clients.TryGetValue(tenant, out var known))
            return known;

        var created = LangfuseClient.Start(tenant);
        s_clients.Add(tenant, created);
        return created;
    }

    public static void Stop()
    {
        foreach (var pair in s_clients)
            pair.Value.Dispose();
    }
}

[ApiController]
public class ChatController : ControllerBase
{
    [HttpPost]
    public string Post(string tenant, string text)
    {
        using var trace = Tenants.Of(tenant).StartTrace("chat", input: text);
        return text;
    }
}
