using System.ClientModel;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.AI;
using OpenAI;

namespace StreamingChat;

/// <summary>The model: OpenAI's with <c>OPENAI_API_KEY</c>, else a stand-in in this process that speaks the same wire format.</summary>
internal static class Model
{
    public static IChatClient Connect(IServiceProvider services)
    {
        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        var address = Environment.GetEnvironmentVariable("OPENAI_BASE_URL")
            ?? (key is null ? Own(services) + "/stand-in/v1" : "https://api.openai.com/v1");
        var options = new OpenAIClientOptions { Endpoint = new Uri(address) };
        return new OpenAIClient(new ApiKeyCredential(key ?? "none"), options).GetChatClient("gpt-4o-mini").AsIChatClient();
    }

    private static string Own(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
