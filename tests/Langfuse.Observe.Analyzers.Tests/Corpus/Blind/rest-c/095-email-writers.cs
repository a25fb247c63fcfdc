// Right
using Langfuse.Observe;

namespace Letters;

public class LetterWriter(Func<string, Task<string>> complete)
{
    protected Func<string, Task<string>> Complete { get; } = complete;

    [Observe(AsType = ObservationType.Chain)]
    public virtual Task<string> WriteAsync(string topic) => Complete("A letter about " + topic);

    protected virtual string Close(string name) => "Kind regards, " + name;
}

public sealed class FormalWriter(Func<string, Task<string>> complete) : LetterWriter(complete)
{
    [Observe(AsType = ObservationType.Chain)]
    public override async Task<string> WriteAsync(string topic)
    {
        var body = await Complete("A formal letter about " + topic);
        return body + Environment.NewLine + Close("the board");
    }

    protected override string Close(string name) => base.Close(name).Replace("Kind", "Yours sincerely; kind");
}

public sealed class LoudWriter(Func<string, Task<string>> complete) : LetterWriter(complete)
{
    public override async Task<string> WriteAsync(string topic) => (await base.WriteAsync(topic)).ToUpperInvariant();
}
