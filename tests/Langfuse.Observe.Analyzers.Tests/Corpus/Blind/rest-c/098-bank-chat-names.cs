// Right
using Langfuse.Observe;

namespace BankChat;

public enum Intent { Balance, Transfer, Complaint }

public sealed class BankChat(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    private const string Prefix = "bank-";

    public async Task<string> HandleAsync(string customer, Intent intent, string text)
    {
        var name = intent switch
        {
            Intent.Balance => Prefix + "balance",
            Intent.Transfer => Prefix + "transfer",
            _ => Prefix + "complaint",
        };
        using var trace = langfuse.StartTrace(name, userId: customer, input: text, metadata: new { label = $"{customer}-{intent}" });
        var answer = await complete(text);
        trace.RecordEvent(nameof(HandleAsync), output: answer);
        trace.Update(output: answer);
        return answer;
    }
}
