using System.Diagnostics;
using System.Text.Json;

namespace FromActivities;

/// <summary>As it was: activities by hand, with the attributes of OpenTelemetry's conventions for generative AI.</summary>
internal static class Before
{
    private static readonly ActivitySource s_source = new("Shop");

    public static async Task<string> AnswerAsync(string question)
    {
        using var activity = s_source.StartActivity("answer");
        activity?.SetTag("gen_ai.operation.name", "invoke_agent");
        return await AskAsync(question);
    }

    public static async Task<string> AskAsync(string question)
    {
        using var activity = s_source.StartActivity("ask", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat");
        activity?.SetTag("gen_ai.request.model", "gpt-4o");
        activity?.SetTag("gen_ai.input.messages", JsonSerializer.Serialize(new[] { new { role = "user", content = question } }));
        try
        {
            var reply = await Llm.CompleteAsync(question);
            activity?.SetTag("gen_ai.response.model", reply.Model);
            activity?.SetTag("gen_ai.usage.input_tokens", reply.InputTokens);
            activity?.SetTag("gen_ai.usage.output_tokens", reply.OutputTokens);
            activity?.SetTag("gen_ai.output.messages", JsonSerializer.Serialize(new[] { new { role = "assistant", content = reply.Text } }));
            return reply.Text;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            activity?.AddException(exception);
            throw;
        }
    }
}
