using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Langfuse.Observe.Prompts;

namespace Langfuse.Observe;

/// <summary>A version of a text prompt. It may be shared by many callers and never changes.</summary>
public sealed class TextPrompt : IPromptLink
{
    private readonly PromptTemplate _template;

    internal TextPrompt(PromptHead head, string text)
    {
        Head = head;
        _template = PromptTemplate.Parse(text);
    }

    /// <inheritdoc/>
    public string Name => Head.Name;

    /// <inheritdoc/>
    /// <value>0 for a fallback.</value>
    public int Version => Head.Version;

    /// <inheritdoc/>
    public bool IsFallback => Head.IsFallback;

    /// <summary>The text as it is stored, with its variables.</summary>
    public string Prompt => _template.Text;

    /// <summary>The names of the variables, in order, each once.</summary>
    public IReadOnlyList<string> Variables => _template.Variables;

    /// <summary>What is stored beside the text, such as the model and its parameters; empty when there is nothing.</summary>
    public JsonObject Config => Head.Config;

    /// <summary>The labels of this version.</summary>
    public IReadOnlyList<string> Labels => Head.Labels;

    /// <summary>The tags of the prompt.</summary>
    public IReadOnlyList<string> Tags => Head.Tags;

    /// <summary>What was said when this version was made; null when nothing was.</summary>
    public string? CommitMessage => Head.CommitMessage;

    internal PromptHead Head { get; }

    /// <summary>The text as it is stored.</summary>
    public string Compile() => _template.Text;

    /// <summary>The text with values in place of its variables.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="variables">An object whose public properties are the values (an anonymous one will do), a dictionary, or a JSON object.</param>
    /// <remarks>The rules are those of the official Python SDK: <c>{{ name }}</c> stands for the value of <c>name</c>, spaces do not count, null is
    /// an empty text, and a variable that is not given stays as it is written. Texts are put in as they are, anything else as JSON.</remarks>
    public string Compile<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T variables) => _template.Compile(variables);

    /// <summary>The stored text.</summary>
    public override string ToString() => _template.Text;
}
