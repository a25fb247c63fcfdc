using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Langfuse.Observe.Prompts;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe;

/// <summary>A version of a chat prompt. It may be shared by many callers and never changes.</summary>
public sealed class ChatPrompt : IPromptLink
{
    private readonly PromptTemplate[] _templates;

    internal ChatPrompt(PromptHead head, IReadOnlyList<ChatPromptMessage> messages)
    {
        Head = head;
        Prompt = messages;
        _templates = [.. messages.Select(static message => PromptTemplate.Parse(message.Content))];
        Variables = [.. _templates.SelectMany(static template => template.Variables).Distinct(StringComparer.Ordinal)];
        Placeholders = [.. messages.Where(static message => message.IsPlaceholder).Select(static message => message.PlaceholderName!).Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public string Name => Head.Name;

    /// <inheritdoc/>
    /// <value>0 for a fallback.</value>
    public int Version => Head.Version;

    /// <inheritdoc/>
    public bool IsFallback => Head.IsFallback;

    /// <summary>The messages and placeholders as they are stored.</summary>
    public IReadOnlyList<ChatPromptMessage> Prompt { get; }

    /// <summary>The names of the variables, in order, each once.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The names of the placeholders, in order, each once.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>What is stored beside the messages, such as the model and its parameters; empty when there is nothing.</summary>
    public JsonObject Config => Head.Config;

    /// <summary>The labels of this version.</summary>
    public IReadOnlyList<string> Labels => Head.Labels;

    /// <summary>The tags of the prompt.</summary>
    public IReadOnlyList<string> Tags => Head.Tags;

    /// <summary>What was said when this version was made; null when nothing was.</summary>
    public string? CommitMessage => Head.CommitMessage;

    internal PromptHead Head { get; }

    /// <summary>The messages with values in place of their variables.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="variables">An object whose public properties are the values (an anonymous one will do), a dictionary, or a JSON object.</param>
    /// <inheritdoc cref="Compile{TVariables, TPlaceholders}(TVariables, TPlaceholders)"/>
    public IReadOnlyList<ChatPromptMessage> Compile<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T variables) =>
        Compile<T, object?>(variables, null);

    /// <summary>The messages with values in place of their variables, and conversations in place of the placeholders.</summary>
    /// <typeparam name="TVariables">The type of the values.</typeparam>
    /// <typeparam name="TPlaceholders">The type of the conversations.</typeparam>
    /// <param name="variables">An object whose public properties are the values (an anonymous one will do), a dictionary, or a JSON object.</param>
    /// <param name="placeholders">The same for placeholders: each value is a list of <see cref="ChatPromptMessage"/>, or of objects with a role and a
    /// content. An empty list takes the placeholder away.</param>
    /// <returns>The messages. A placeholder that was not given stays where it is, and is named in the log once.</returns>
    /// <remarks>The rules are those of the official Python SDK (see <see cref="TextPrompt.Compile{T}(T)"/>); the messages put in place of a placeholder
    /// have their variables filled too.</remarks>
    /// <exception cref="ArgumentException">What was given for a placeholder is no list of messages.</exception>
    public IReadOnlyList<ChatPromptMessage> Compile<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TVariables,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TPlaceholders>(TVariables variables, TPlaceholders placeholders)
    {
        var messages = new List<ChatPromptMessage>(Prompt.Count);
        var conversations = PromptVariables.Lookup(placeholders);
        for (var i = 0; i < _templates.Length; i++)
        {
            if (Prompt[i].PlaceholderName is not { } name)
            {
                messages.Add(Prompt[i] with { Content = _templates[i].Compile(variables) });
            }
            else if (conversations(name, out var given) && given is not null)
            {
                messages.AddRange(ChatMessages.OfPlaceholder(Name, name, given).Select(
                    message => message with { Content = PromptTemplate.Parse(message.Content).Compile(variables) }));
            }
            else
            {
                messages.Add(Prompt[i]);
                SelfLog.WarnOnce($"placeholder:{Name}:{name}", $"Placeholder '{name}' of prompt '{Name}' was not given and stays in the messages. "
                    + $"Pass it: Compile(variables, placeholders: new {{ {name} = messages }}), or an empty list to leave it out.");
            }
        }

        return messages;
    }

    /// <summary>The messages as <see cref="Compile{TVariables, TPlaceholders}(TVariables, TPlaceholders)"/> gives them, where one of both is left out.</summary>
    /// <param name="variables">The values, or null.</param>
    /// <param name="placeholders">The conversations, or null.</param>
    /// <exception cref="ArgumentException">What was given for a placeholder is no list of messages.</exception>
    [RequiresUnreferencedCode("The properties of what is given must not be trimmed away. Pass both arguments, or dictionaries.")]
    public IReadOnlyList<ChatPromptMessage> Compile(object? variables = null, object? placeholders = null) =>
        Compile<object?, object?>(variables, placeholders);

    /// <summary>The stored messages, a line each.</summary>
    public override string ToString() => string.Join('\n', Prompt);
}
