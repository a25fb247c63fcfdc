// Planted: LFO7002
using Langfuse.Observe;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddInMemoryCollection(Defaults.Settings);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Chat>();

var app = builder.Build();
app.UseLangfuse();
app.MapPost("/chat", async (string words, Chat chat) => await chat.ReplyAsync(words));
app.MapLangfuseFeedback("/feedback");
app.Run();

static class Defaults
{
    public static readonly Dictionary<string, string?> Settings = new()
    {
        ["Langfuse:BaseUrl"] = "https://cloud.langfuse.com",
        ["Langfuse:PublicKey"] = "pk-lf-1f6d02b7-8ac4-4b59-93e1-d57c60a2be48",
        ["Langfuse:SecretKey"] = "sk-lf-90b3e5f1-c67d-42a8-8e0f-14d7ba29c653",
        ["Langfuse:Environment"] = "production",
    };
}

class Chat
{
    [Observe(Name = "chat-reply", AsType = ObservationType.Agent)]
    public async Task<string> ReplyAsync(string words)
    {
        await Task.Yield();
        return words.EndsWith('?') ? "Let me look." : "I see.";
    }
}
