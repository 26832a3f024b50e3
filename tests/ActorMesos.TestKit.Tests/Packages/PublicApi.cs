using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace ActorMesos.TestKit.Tests.Packages;

/// <summary>Prints what of an assembly others can see.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            var bases = new[] { type.BaseType }.Where(other => other is not null && other != typeof(object)).Concat(type.GetInterfaces()).Select(other => Name(other!)).Order(StringComparer.Ordinal);
            text.Append($"{Kind(type)} {type.FullName}{(bases.Any() ? " : " + string.Join(", ", bases) : "")}\n");
            foreach (var member in type.GetMembers(Declared).Where(IsSeen).Select(Print).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type.IsInterface ? "interface" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodInfo method when method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) => false,
        MethodInfo method => IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)),
        ConstructorInfo constructor => IsSeen(constructor),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsSeen),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Print(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Prefix(method)}{Name(method.ReturnType)}{Mark(Nullability.Create(method.ReturnParameter))} {method.Name}{(method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "")}({Parameters(method)}){Constraints(method)}",
        ConstructorInfo constructor => $"{Prefix(constructor)}new({Parameters(constructor)})",
        PropertyInfo property => $"{Prefix(property.GetAccessors(nonPublic: true)[0])}{Name(property.PropertyType)}{Mark(Nullability.Create(property))} {property.Name} {{{string.Concat(property.GetAccessors(nonPublic: true).Where(IsSeen).Select(accessor => accessor != property.SetMethod ? " get;" : IsInit(accessor) ? " init;" : " set;"))} }}",
        FieldInfo field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}",
        _ => "",
    };

    private static string Prefix(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic ? "static " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(IsThis(parameter) ? "this " : IsParams(parameter) ? "params " : "")}{Name(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "")}"));

    private static bool IsThis(ParameterInfo parameter) => parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute), inherit: false);

    private static bool IsParams(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false);

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>References that may be null; what is a value says so by its type.</summary>
    private static string Mark(NullabilityInfo info) => !info.Type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? "?" : "";

    private static string Constraints(MethodInfo method) => string.Concat(method.GetGenericArguments().Select(type =>
    {
        var kinds = type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>();
        string[] all = [.. kinds, .. type.GetGenericParameterConstraints().Select(Name)];
        return all.Length == 0 ? "" : $" where {type.Name} : {string.Join(", ", all)}";
    }));

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + "?"
        : !type.IsGenericType ? type.Name
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}
