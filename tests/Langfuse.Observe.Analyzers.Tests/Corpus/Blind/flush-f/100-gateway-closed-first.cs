// Right
using Langfuse.Observe;

namespace Acme.Mail;

public interface IMailModel
{
    Task<string> DraftAsync(string subject);
}

public sealed class MailGateway(IMailModel model, LangfuseClient langfuse)
{
    public Task<string> DraftAsync(string subject)
    {
        var cleaned = Clean(subject);
        return model.DraftAsync(cleaned);
    }

    public async Task<string> DraftPoliteAsync(string subject)
    {
        using var trace = langfuse.StartTrace("polite-draft", input: subject);
        var draft = await DraftAsync(subject);
        trace.Update(output: draft);
        return draft;
    }

    private string Clean(string subject)
    {
        using var span = langfuse.StartSpan("clean-subject", input: subject);
        var cleaned = subject.Replace("RE:", "", StringComparison.OrdinalIgnoreCase).Trim();
        span.Update(output: cleaned);
        return cleaned;
    }
}
