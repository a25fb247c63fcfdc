namespace Langfuse.Observe;

/// <summary>What a text belongs to, for <see cref="LangfuseOptions.Mask"/>.</summary>
/// <param name="Field">The field that the text is for.</param>
public readonly record struct MaskContext(MaskedField Field);
