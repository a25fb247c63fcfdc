using Langfuse.Observe;
using Microsoft.Extensions.AI;

namespace StreamingChat;

/// <summary>Writes an answer as the model gives it.</summary>
internal static class Answer
{
    [Observe(AsType = ObservationType.Chain, Name = "answer")]
    public static async Task Write(IChatClient chat, string question, HttpResponse response)
    {
        response.ContentType = "text/plain; charset=utf-8";
        await foreach (var update in chat.GetStreamingResponseAsync(question))
        {
            await response.WriteAsync(update.Text);
            await response.Body.FlushAsync();
        }
    }
}
