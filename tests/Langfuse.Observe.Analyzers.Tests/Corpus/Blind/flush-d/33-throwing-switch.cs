// Planted: LFO5012
using Langfuse.Observe;

namespace Ledger;

public enum EntryKind
{
    Debit,
    Credit,
    Transfer,
}

public static class EntryExtensions
{
    public static decimal Book(this LangfuseClient langfuse, EntryKind kind, decimal amount)
    {
        var step = langfuse.StartObservation("book-entry", ObservationType.Tool, input: new { kind, amount });
        var signed = kind switch
        {
            EntryKind.Debit => -amount,
            EntryKind.Credit => amount,
            _ => throw new NotSupportedException($"{kind} needs two accounts"),
        };

        step.Update(output: signed);
        step.End();
        return signed;
    }
}
