"""The council committee web archive: minutes in, a public record out."""
